/** Kazakh sentences of what is found in the rows of a list. `{name}` is filled from the finding's data. */
export const findingsKk: Readonly<Record<string, string>> = {
  // cells
  'field-required': 'Ұяшық бос, онсыз жолды алуға болмайды.',
  'iin-padded': 'Кесте ЖСН басындағы нөлдерді жоғалтқан, {iin} болып толықтырылды.',
  'name-letters-mixed': 'Атта кириллицаға ұқсас латын әріптері бар. «{name}» деп алынды.',
  'amount-ambiguous': 'Мың ба, бөлшек пе, түсініксіз: «{text}». Соманы мыңдықты бөлмей жазыңыз.',
  'number-malformed': 'Бұл сан емес: «{text}».',
  'phone-several': 'Ұяшықта бірнеше телефон бар, {phone} алынды.',
  'place-unknown': 'ӘАОЖ анықтамалығында мұндай жер жоқ: «{text}».',
  'place-ambiguous': '«{text}» атты жерлер саны: {count}. ӘАОЖ кодын немесе ауданды көрсетіңіз.',
  'choice-unknown': 'Мұндай мән жоқ: «{text}».',
  'date-century': '«{text}» күнінде жыл екі санмен жазылған, {date} деп түсінілді.',
  'sex-unknown': 'Жынысы түсініксіз: «{text}».',
  // rows
  'duplicate-in-file': 'Бұл адам файлдың {row}-жолында бар.',
  'duplicate-like': 'Бұрын енгізілген адамға ұқсайды: {name}, {bornOn}. Салыстырып, шешіңіз.',
  'duplicate-like-in-file': 'Файлдың {row}-жолына ұқсайды. Салыстырып, шешіңіз.',
  'row-repeated': 'Дәл осындай жол бар: {row}.',
  'address-incomplete': 'Мекенжай толық емес (елді мекен де, көше мен үй де керек), ол алынбады.',
  'stays-in-family': 'Адам басқа отбасында тұр, сонда қалады.',
  'head-unknown': 'ЖСН {iin} отбасы басшысы файлда да, базада да жоқ.',
  'family-left-out': 'Осы отбасының {row}-жолында қате бар: отбасы не толық алынады, не алынбайды.',
  'name-differs': 'Бұл ЖСН бойынша басқа адам енгізілген: {name}.',
  'mark-overlaps': 'Бұл күндерде мұндай белгі бар.'
}
