import { app } from 'electron'
import { declareAppScheme } from './shell/app-protocol'
import { ArgumentError, parseArguments, type ProgramArguments } from './shell/arguments'
import { defaultDataFolder, useOwnProfile, useThrowawayProfile } from './shell/data-folder'
import { programFiles } from './shell/program-files'
import { denyNavigation } from './shell/security/deny-navigation'
import { enforceSandbox } from './shell/security/enforce-sandbox'

// The order of start and of shutdown, nothing else.
const given = readArguments()
if (given.headless) startHeadless(given)
else startWindow(given)

function readArguments(): ProgramArguments {
  try {
    return parseArguments(process.argv.slice(1), process.env)
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    process.stderr.write(`komek: ${error.message}\n`)
    process.exit(2)
  }
}

function startHeadless(options: ProgramArguments): void {
  const dropProfile = useThrowawayProfile(app)
  void app.whenReady().then(async () => {
    const { runHeadless } = await import('./headless')
    const { systemSeal } = await import('./shell/system-seal')
    const code = await runHeadless({
      ...options,
      dataFolder: options.dataFolder ?? defaultDataFolder(app),
      resourcesFolder: programFiles().resources,
      workerUrl: programFiles().pdfWorker,
      version: app.getVersion(),
      seal: systemSeal()
    })
    dropProfile()
    app.exit(code)
  })
}

function startWindow(options: ProgramArguments): void {
  const dataFolder = options.dataFolder ?? defaultDataFolder(app)
  enforceSandbox(app)
  declareAppScheme()
  denyNavigation(app)
  useOwnProfile(app, dataFolder)
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Бағдарлама осы деректермен ашық тұр.\nПрограмма уже открыта с этими данными.\n')
    app.exit(0)
    return
  }
  void app.whenReady().then(async () => {
    const { startWindowProgram } = await import('./shell/window-program')
    const program = startWindowProgram(dataFolder)
    app.on('second-instance', () => program.focus())
    app.on('window-all-closed', () => app.quit())
    app.once('will-quit', (event) => {
      event.preventDefault()
      void program.close().finally(() => app.exit(Number(process.exitCode ?? 0)))
    })
  })
}
