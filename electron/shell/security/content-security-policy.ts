/** Sent with every answer of app://. Nothing but the program's own files; no inline script or style, no eval. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'"
].join('; ')
