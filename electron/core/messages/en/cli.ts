export const cli = {
  'cli.about': 'Regulars, the loyalty terminal on the counter of a small shop.',
  'cli.usage': 'Usage:',
  'cli.usage.more': 'Type regulars --help for what each one does.',
  'cli.commands': 'Commands:',
  'cli.everywhere': 'With every command:',
  'cli.help.data': 'the shop’s folder; else REGULARS_DATA, else the system’s place for application data',
  'cli.help.json': 'one line of JSON: "ok" with "value", or with "error" and its code, message and field',
  'cli.help.role': 'acts with a cashier’s rights only; everything acts as owner otherwise',
  'cli.help.help': 'shows this, or a command’s own page',
  'cli.help.version': 'prints the version',
  'cli.help.statuses':
    'Exit status: 0 done · 1 refused, or an invariant fails · 2 wrong usage · 3 a fault of disk, file or program.',

  'cli.demo.about':
    'opens a sample bakery with a year behind it, or removes it; your own shop waits untouched',
  'cli.demo.making':
    'Making a year of a bakery. This takes about a minute; Ctrl-C stops it, and nothing stays.',
  'cli.demo.done':
    '{name} is open in {folder}: {members, number} members, {sales, number} sales. Nothing in it is real. Remove it with: regulars demo --remove',
  'cli.demo.removed': 'The sample shop is removed. What was here before is here again, untouched.',
  'cli.demo.none': 'There is no sample shop here. Nothing was changed.',

  'cli.init.about':
    'Makes the shop and its first program: points per unit of the currency, remainders carried.',
  'cli.procedures.about': 'Lists every procedure; with --json also the JSON Schemas of inputs and outputs.',
  'cli.call.about': 'Calls any procedure. With --input - the JSON is read from standard input.',
  'cli.batch.about':
    'Reads one call per line (procedure, input, commandId as JSON) and answers each with one line, in order.',
  'cli.sale.about':
    'Records a sale on a card. --print waits until its slip has come out of the receipt printer, and says what became of it; the sale counts whatever the printer does, and the exit status is 0. --confirm says yes to an unusually large total.',
  'cli.report.about':
    'Prints the report of a business day, today’s unless another one is named, or writes it as a page, a table for a spreadsheet, or a slip.',
  'cli.overview.about':
    'Prints the last 30 days: takings, members’ share, who came back, and whom to call back.',
  'cli.verify.about': 'Recomputes every invariant of the book; --head checks a hash that a report printed.',
  'cli.backup.about': 'Writes a checked copy of the shop’s file; never over a file that is there.',
  'cli.restore.about':
    'Puts a backup in the shop’s place, checked to its last hash; the file that was there is kept beside it.',
  'cli.restoreNewest.about': 'The same with the newest good backup of the shop’s backups folder.',
  'cli.restoreNewest.none': 'There is no backup in the shop’s backups folder that can be put back.',
  'cli.restore.done':
    'The backup is in the shop’s place: {sales, plural, one {# sale} other {# sales}}, {members, plural, one {# member} other {# members}}.',
  'cli.restore.missing':
    'It lacks {sales, plural, =-1 {an unknown number of sales} one {# sale} other {# sales}} and {members, plural, =-1 {an unknown number of members} one {# member} other {# members}} of the file that was there.',
  'cli.restore.kept': 'The file that was there is kept as {file}.',
  'cli.rescue.about':
    'Reads the shop’s file whole and says what is damaged; lists the backups and what each lacks.',
  'cli.rescue.backup':
    '{file}: {sales, plural, one {# sale} other {# sales}}, {members, plural, one {# member} other {# members}}.',
  'cli.rescue.noUse': '{file}: can’t be put back.',
  'cli.salvage.about':
    'The last resort: reads what can be read of a damaged file into a new one, and counts what was saved and lost.',
  'cli.salvage.table': '{table}: {saved, number} saved, {lost, number} lost',
  'cli.salvage.whole': 'The new book adds up.',
  'cli.salvage.broken':
    '{count, plural, one {# check doesn’t} other {# checks don’t}} hold of the new book. A backup is better where there is a good one.',
  'cli.export.about':
    'Writes everything as CSV and JSON into an empty folder, with a manifest of counts and hashes.',
  'cli.export.making': 'Writing. The folder is whole when manifest.json is in it.',
  'cli.export.done':
    '{rows, number} rows of {tables, number} tables are in {folder}, each as CSV and JSON. It holds your members’ data: keep it safe.',
  'cli.devices.list.about':
    'Lists what is plugged in, what of it the till uses, and what to do where something is the matter.',
  'cli.devices.add.about':
    'Names a device and says how it is reached. A USB scanner needs that only for a name of its own.',
  'cli.devices.test.about':
    'Tries a device out, by its name or id: a scanner has to read something, anything else to be there.',
  'cli.devices.remove.about':
    'Forgets a device. A USB scanner that is plugged in is left alone from then on.',
  'cli.devices.none':
    'No device is configured, and no USB scanner is plugged in. A scanner in keyboard mode needs neither: it types into the till.',
  'cli.devices.found':
    'Plugged in and not used by the till; what follows a device is how `regulars devices add` names it:',
  'cli.devices.byItself': '{state}, found by itself',
  'cli.devices.keyboard':
    'The scanner in keyboard mode was tried out here: a key follows within {gapMs, number} ms.',
  'cli.devices.added': '{name} is added: {connection}. Try it out with: regulars devices test',
  'cli.devices.removed': '{name} is removed.',
  'cli.devices.scanNow':
    'Scan anything with {name} now; {seconds, plural, one {# second} other {# seconds}} are left for it.',
  'cli.devices.works': '{name} is there and can be opened.',
  'cli.devices.read':
    '{name} works: it read {characters, plural, one {# character} other {# characters}}{symbology, select, none {} other { ({symbology})}}.',
  'cli.devices.silent':
    '{name} is there, but read nothing within {seconds, plural, one {# second} other {# seconds}}. Hold a barcode before it, or check that it isn’t in keyboard mode.',
  'cli.devices.absent': '{name} isn’t there. Plug it in and switch it on, and try again.',
  'cli.devices.troubled':
    '{name} is there, but it wasn’t opened in time. Unplug it, plug it in again, and try again.',
  'cli.till.about': 'Opens the till’s window.',

  'cli.wrong.noCommand': 'Say what is to be done: a command is missing.',
  'cli.wrong.command': 'There is no command called {command}.',
  'cli.wrong.option': '{command} has no option {option}.',
  'cli.wrong.optionBefore': '{option} isn’t an option that can stand before a command.',
  'cli.wrong.value': '{option} needs a value after it.',
  'cli.wrong.flag': '{option} takes no value.',
  'cli.wrong.twice': '{option} is there twice. Give it once.',
  'cli.wrong.missing': '{option} is missing.',
  'cli.wrong.operand': '{operand} is missing.',
  'cli.wrong.word': 'The word {word} is one too many.',
  'cli.wrong.wholeNumber': '{option} must be a whole number.',
  'cli.wrong.oneOf': '{option} must be one of: {words}.',
  'cli.wrong.oneConnection':
    'A device is reached in one way: give one of --serial, --tcp, --usblp, --hid and --virtual.',
  'cli.wrong.serialFor': '{option} is a serial port’s: give it together with --serial.',
  'cli.wrong.tcp': '--tcp needs a host and a port, such as 192.168.1.50:9100, and {place} isn’t that.',
  'cli.wrong.hid':
    '--hid needs the vendor’s and the product’s number as lsusb shows them, such as 1d6b:0104, and {numbers} isn’t that.',
  'cli.wrong.wait': '--wait must be a whole number of seconds from 1 to {most}.',
  'cli.wrong.deviceTwice':
    'More than one device is called {name}. Name it by its id, which `regulars devices list --json` shows.',
  'cli.wrong.role': '--role can only be cashier or owner.',
  'cli.wrong.total': '--total must be an amount such as 12.50, and {total} isn’t one.',
  'cli.wrong.receipt': '--receipt writes a file that ends in .txt, .bin, .svg or .png, and {file} doesn’t.',
  'cli.wrong.slip': '{option} writes a file that ends in .txt, .bin, .svg or .png, and {file} doesn’t.',
  'cli.wrong.paper': '--paper can be a4 or letter, and {paper} is neither.',
  'cli.wrong.paperFor': '--paper is the sheet of a page: give it together with --html.',
  'cli.wrong.twoFiles':
    'The report goes into one file: only one of --html, --csv, --slip and --receipt can be there.',
  'cli.wrong.inputJson': '--input: what was given isn’t JSON. {reason}',
  'cli.wrong.inputLong': '--input is longer than a megabyte, which no procedure takes.',
  'cli.wrong.requestLong': 'This is longer than a megabyte, which no procedure takes.',

  'cli.line.notJson': 'This line isn’t JSON.',
  'cli.line.tooLong': 'This line is longer than a megabyte, which no procedure takes.',
  'cli.line.notUtf8': 'This line isn’t UTF-8 text.',
  'cli.line.form': 'A line is an object with procedure, and with input and commandId where they are needed.',

  'cli.init.done': '{name} is set up in {folder}.',
  'cli.init.rule': '{rule}. Amounts are in {currency}; days are those of {timeZone} and end at {cutOver}.',

  'cli.sale.receipt': 'Receipt {number}: {points, plural, one {# point} other {# points}} earned',
  'cli.sale.balance': 'Balance: {points, plural, one {# point} other {# points}}',
  'cli.sale.carried': 'Carried on: {amount}',
  'cli.sale.slip.printed': 'The slip is printed.',
  'cli.sale.slip.sent': 'The slip was sent; this printer can’t say whether it is on paper.',
  'cli.sale.slip.unknown': 'The sale stands; whether its slip is on paper isn’t known.',
  'cli.sale.slip.waiting': 'The sale stands; its slip waits for the printer.',
  'cli.sale.slip.failed': 'The sale stands; its slip wasn’t printed.',
  'cli.sale.receiptWritten': 'The slip is in {file}.',
  'cli.sale.receiptFailed': 'The sale stands, it is receipt {number}; only its slip wasn’t written. {reason}',

  'cli.overview.together': 'Together',

  'cli.report.title': 'Day report',
  'cli.report.open': 'the day is still open',
  'cli.report.closed': 'closed',
  'cli.report.sales': 'Sales',
  'cli.report.salesCount': 'Number of sales',
  'cli.report.memberSales': 'of these with a member',
  'cli.report.gross': 'Sold',
  'cli.report.refunds': 'Refunds ({count, number})',
  'cli.report.net': 'Net',
  'cli.report.voids': 'Undone, counted nowhere above ({count, number})',
  'cli.report.points': 'Points',
  'cli.report.opening': 'In members’ hands at the start',
  'cli.report.issued': 'issued',
  'cli.report.clawedBack': 'taken back',
  'cli.report.redeemed': 'redeemed',
  'cli.report.returned': 'returned',
  'cli.report.expired': 'expired',
  'cli.report.adjusted': 'adjusted by hand',
  'cli.report.closing': 'In members’ hands at the end',
  'cli.report.members': 'Members',
  'cli.report.newMembers': 'New',
  'cli.report.returningMembers': 'Came back',
  'cli.report.head': 'The book’s seal (regulars verify --head checks it)',
  'cli.report.noHead': 'no transfer yet',
  'cli.report.written': 'The report is in {file}.',
  'cli.report.proofFails':
    'The points of this day don’t add up: the parts make {sum, number}, the book says {closing, number}. Type regulars verify, and don’t sell on before it is clear why.',

  'cli.verify.progress':
    'Check {number, number} of {of, number}: {check}{looked, plural, =0 {} one {, # row} other {, # rows}}',
  'cli.verify.fine': 'Every check is fine.',
  'cli.verify.headUnknown':
    'The book is sound in itself, but it isn’t the one that this hash was printed from.',
  'cli.verify.broken':
    '{count, plural, one {# check fails} other {# checks fail}}, marked ✗. Copy the shop’s folder away before anything else.',

  'cli.backup.done': 'The copy is in {file}: {size}, checked.',
} as const;
