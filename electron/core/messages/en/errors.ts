export const errors = {
  'refusal.INPUT_INVALID': '{field}: {problem}',
  'refusal.PROCEDURE_UNKNOWN':
    'There is nothing called {procedure} here. See `regulars procedures` for all there is.',
  'refusal.NOT_ALLOWED': 'This needs the owner. Ask the owner to do it.',
  'refusal.COMMAND_ID_REUSED':
    'This command id was used before for something else. Ask again with a new one.',
  'refusal.SHOP_NOT_SET_UP':
    'There is no shop here yet. Open the till and set it up, or type: regulars init --shop NAME --currency EUR --time-zone Europe/Paris',
  'refusal.SHOP_ALREADY_SET_UP':
    'There is a shop here already: {name}. Choose another folder with --data for a second one.',
  'refusal.CURRENCY_UNKNOWN':
    '{currency} is not a currency that we know. Give its three-letter code, such as EUR.',
  'refusal.TIME_ZONE_UNKNOWN': '{timeZone} is not a time zone that we know. Give one such as Europe/Paris.',
  'refusal.PREFIX_NOT_FOR_SHOPS':
    'Card numbers can’t begin with {prefix}: it belongs to products on sale. Choose one from 20 to 29, or 04.',
  'refusal.PREFIX_IS_WEIGHED_GOODS':
    'Numbers that begin with {prefix} are the scale’s labels in this shop. Choose another prefix for cards, or free this one.',
  'refusal.MEMBER_ERASED':
    'This member asked to be forgotten and was erased. Enrol them anew if they want to collect points again.',
  'refusal.MEMBER_MERGED': 'This member was merged already: {name} has it all. Choose that one instead.',
  'refusal.MERGE_WITH_ITSELF': 'These are one and the same member. Choose another one to merge.',
  'refusal.MERGE_UNKNOWN': 'This member isn’t merged with anybody. There is nothing to undo.',
  'refusal.MERGE_NOT_TODAY':
    'This merge is of {date}, and that day is over. It can only be undone on the day it was made.',
  'refusal.MERGE_NOT_NEWEST': 'Another merge came after this one. Undo that one first.',
  'refusal.MERGE_USED':
    'Points, a card or a sale that came with this merge were used since. It can’t be undone any more.',
  'refusal.MEMBER_UNKNOWN': 'This member isn’t in the shop’s book. Look for the name or scan the card again.',
  'refusal.MEMBER_UNNAMED': 'Nothing says who this is. Give a name or a phone number.',
  'refusal.MEMBER_ALREADY_HERE':
    '{matched, select, phone {{name} already has this phone number.} other {{name}, with this birthday, is a member already.}} Open that page, or enrol anyway.',
  'refusal.REFERRER_UNKNOWN': 'The friend’s card isn’t known here. Check the number, or leave it out.',
  'refusal.CARD_UNKNOWN':
    'This card isn’t known here. Scan it again, look for the name, or make a new member.',
  'refusal.CARD_BLOCKED': 'This card is blocked. Look for the member by name, or ask for the newer card.',
  'refusal.CARD_TAKEN': 'This card belongs to a member already. Take another card.',
  'refusal.CARD_MISREAD':
    'This number is one digit off a card of this shop. Scan it again, or check what was typed.',
  'refusal.CARD_LOOKS_LIKE_PAYMENT':
    'This looks like a bank card, so it was neither read nor kept. Ask for the loyalty card instead.',
  'refusal.CARD_AND_MEMBER_DIFFER':
    'This card belongs to somebody else than the member who is open. Choose one of the two.',
  'refusal.PRODUCT_UNKNOWN': 'This product isn’t in the shop’s list. Type its name and price instead.',
  'refusal.TOTAL_NEEDS_CONFIRMATION': '{total} is more than {limit}. If that is right, confirm it.',
  'refusal.AMOUNT_WRONG_DECIMALS':
    '{amount} has more decimals than {currency} has: {exponent, plural, =0 {none} other {#}}. Type the amount again.',
  'refusal.LINES_DIFFER_FROM_TOTAL':
    'The lines add up to {sum}, but the total is {total}. Quantities are thousandths: 1000 is one piece.',
  'refusal.POINTS_TOO_MANY': 'This would make more points than one sale can have. Check the total.',
  'refusal.OCCURRED_IN_FUTURE': 'The sale’s time is still to come. Check the date and the time.',
  'refusal.DAY_CLOSED': '{date} is closed: its figures stand. Enter the sale into the open day.',
  'refusal.DAY_IN_FUTURE': '{date} is still to come. Choose today or an earlier day.',
  'refusal.SALE_UNKNOWN': 'This sale isn’t in the shop’s book. Check the receipt’s number.',
  'refusal.SALE_VOIDED': 'This sale was undone already. Nothing more is to be done.',
  'refusal.SALE_NOT_TODAY':
    'This sale is from {date}. Only a sale of the same business day can be changed this way.',
  'refusal.SALE_HAS_MEMBER': 'This sale has its member already. It can’t count for a second one.',
  'refusal.POINTS_INSUFFICIENT':
    'Only {balance, plural, one {# point is} other {# points are}} left. Take no more than that.',
  'refusal.CURSOR_INVALID': 'This list can’t go on from there. Start it again from the top.',
  'refusal.FILE_EXISTS': 'There is a file called {file} already, and it stays. Choose another name.',
  'refusal.FILE_OUTSIDE_BACKUPS':
    'A backup made here goes to the shop’s backups folder. Give a file’s name without a folder.',
  'refusal.BACKUP_FOLDER_UNFIT':
    '{why, select, missing {{folder} isn’t there. Plug the drive in, or make the folder first.} relative {{folder} doesn’t say where it begins. Give the whole path.} inside {{folder} lies in the shop’s own folder, where it would be lost together with it. Choose one on another drive.} other {{folder} can’t be written to. Give this user the right to, or choose another folder.}}',
  'refusal.FOLDER_NOT_EMPTY':
    'There is something in {folder} already, and it stays. Choose an empty folder, or a new one.',
  'refusal.FOLDER_OUTSIDE_EXPORTS':
    'An export made here goes to the shop’s exports folder. Give a folder’s name without a path.',
  'refusal.BACKUP_UNKNOWN': 'There is no file {file}. Check its name, or choose one of the backups folder.',
  'refusal.BACKUP_UNFIT':
    '{file} can’t take the shop’s place: {why, select, foreign {it is no shop’s file of Regulars} newer {it was made by a newer Regulars} broken {its books don’t add up} itself {it is the shop’s own file} other {it is damaged}}. Nothing was changed. Choose another one.',
  'refusal.REWARD_UNKNOWN': 'This reward isn’t offered here. Choose another one.',
  'refusal.REWARD_NEEDS_AMOUNT': 'A percentage needs the amount of the bill. Type it first.',
  'refusal.REWARD_NEEDS_MEMBER': 'A reward needs the member whose points pay for it. Scan the card first.',
  'refusal.REWARD_MORE_THAN_BILL':
    'A reward would take nothing off this bill. Remove it from the sale, so that no points go for nothing.',
  'refusal.REWARD_PRODUCT_NOT_ON_BILL':
    'The free product isn’t on the bill. Scan it first, or choose another reward.',
  'refusal.REDEMPTION_UNKNOWN': 'This reward wasn’t given here. Check the member’s history.',
  'refusal.REDEMPTION_CANCELLED': 'This reward was taken back already. Nothing more is to be done.',
  'refusal.REDEMPTION_OF_SALE': 'This reward belongs to a sale. Undo the sale, and its points come back.',
  'refusal.REDEMPTION_NOT_TODAY':
    'This reward is from {date}. Only one of the same business day can be taken back.',
  'refusal.PRODUCT_UNNAMED': 'A new product needs a name. Type one.',
  'refusal.BARCODE_TAKEN': 'This barcode is that of {name} already. Scan the right product.',
  'refusal.BARCODE_MISREAD': 'One digit of this barcode was misread. Scan it again.',
  'refusal.QUICK_KEY_TAKEN': 'This quick key is taken by {name}. Choose another one.',
  'refusal.CLOCK_BEHIND':
    'This machine’s clock is behind the last entry in the book. Set the date and time right, then try again.',
  'refusal.DAY_NOT_NEXT': '{date} is still open. Close it first: days are closed in their order.',
  'refusal.CARD_OF_ANOTHER_BOOK':
    '{book, select, training {This is a practice card: it counts only in training. Scan the customer’s own card.} other {This is training, where only practice cards count. Scan a card of the practice sheet.}}',
  'refusal.SAMPLE_OPEN_ALREADY': 'The sample shop is open already. Remove it first to make another one.',
  'refusal.SAMPLE_UNDER_WAY': 'Another sample shop is being made. Wait until it is there, or cancel it.',
  'refusal.SAMPLE_CANCELLED':
    'The sample shop was cancelled, and nothing of it is left. Open it again whenever you like.',
  'refusal.SAMPLE_NOT_ONE':
    'What lies in {folder} isn’t a sample shop, so it stays as it is. Look into it, and move it elsewhere.',
  'refusal.DEVICE_UNKNOWN':
    'This device isn’t known here. `regulars devices list` and the Devices page show all there are.',
  'refusal.DEVICE_CONNECTION_UNFIT':
    '{role, select, scanner {A scanner} printer {A printer} other {A customer display}} can’t be reached this way. Choose another connection.',
  'refusal.DEVICE_TAKEN':
    'This connection belongs to {name} already. Change that device, or remove it first.',
  'refusal.DEVICES_TOO_MANY':
    'A till keeps {most, plural, one {# device} other {# devices}}, no more. Remove one that isn’t used any longer.',
  'refusal.CALIBRATION_DIFFERS':
    'These weren’t three scans of the same code. Scan one code three times, and let each scan end before the next.',
  'refusal.CALIBRATION_BY_HAND':
    'This was typed by hand, or as slowly. Scan the code with the scanner, three times; if it is the scanner, set it to type faster.',
  'refusal.JOB_UNKNOWN': 'No such print job is known here. The list of what is printed shows all there are.',
  'refusal.JOB_NOT_ASKED':
    'Nobody asks about this print job: its end is known. The list of what is printed tells it.',
  'refusal.JOB_BEGUN':
    'A part of this is at the printer already, so it can’t be taken back. Switch the printer off if it must stop.',
  'refusal.JOB_OVER': 'This print job has ended already. There is nothing to take back.',
  'refusal.PRINTER_NONE': 'No receipt printer is set up on this machine. The owner adds one under Devices.',
  'refusal.DRAWER_NONE':
    'No printer here has a cash drawer. Where there is one, its owner sets it under Devices.',
  'refusal.TRAINING_OVER':
    'Training is over: its practice shop is gone, and nothing of it counts. You are at the real till again.',
  'refusal.CARD_REPLACED':
    'This card was replaced by the one that ends in {lastFour}. Ask for that one, or look for the name.',

  'fault.DATABASE_BUSY':
    'The shop’s file is in use by another program. Close the other Regulars, or wait a moment and try again.',
  'fault.DATABASE_DAMAGED':
    'The shop’s file is damaged: {file}. Don’t sell on with it. Put the newest backup back, in the till’s window or by typing: regulars restore newest. The damaged file is kept.',
  'fault.DATABASE_NEWER':
    'The shop’s file was made by a newer Regulars (schema {found}; this one knows {known}). Nothing was changed. Install the newer version and open it again.',
  'fault.DATABASE_FOREIGN':
    '{file} is not a shop’s file of Regulars. Nothing was changed. Choose the right folder.',
  'fault.MIGRATION_FAILED':
    'The shop’s file couldn’t be brought from schema {from} to {to}, and is as it was. The version that wrote it still opens it; a copy is in {backup}.',
  'fault.DISK_FULL':
    'The disk is full, so nothing was written. Make room on it, then do it again: nothing is counted twice.',
  'fault.FOLDER_READ_ONLY':
    'The shop’s folder can’t be written to: {file}. Give this user the right to write there, then try again.',
  'fault.FOLDER_ON_NETWORK':
    'The shop’s folder is on a network drive ({folder}), where a database isn’t safe. Choose a folder on this machine.',
  'fault.FOLDER_MISSING':
    '{file} isn’t there: the drive may be unplugged. Plug it in; it is tried again by itself.',
  'fault.FOLDER_SILENT':
    '{file} doesn’t answer: its drive hangs. Unplug it and plug it in again, or choose another folder; it is tried again by itself.',
  'fault.FILE_NOT_WRITABLE':
    '{file} couldn’t be written. Check that the folder is there and that this user may write to it.',
  'fault.DISK_FAILING':
    'The disk with {file} failed in the middle of reading or writing. It may be breaking: copy the shop’s folder to another disk, and open it there. Nothing is counted twice.',
  'fault.DISK_READ_ONLY':
    'The disk with {file} can only be read now: it was locked, or the system stopped writing to it after a failure. Unlock it, or restart the machine; nothing is counted twice.',
  'fault.VERIFY_STOPPED':
    'The check of the books was stopped before its end, so it says nothing about them. Start it again when there is time.',
  'fault.EXPORT_CANCELLED':
    'The export was stopped, and nothing of it is left. Begin it again whenever you like.',
  'fault.HOST_UNREACHABLE':
    'The part that keeps the shop’s book doesn’t answer. Wait a moment and try again: nothing is counted twice.',
  'fault.HOST_VERSION_DIFFERS':
    'The Regulars that is running is version {running}, this one is {own}. Close the running one and try again.',
  'fault.INTERNAL':
    'Something went wrong on our side, and nothing was written. Try again; if it stays, tell us incident {incidentId}.',

  'type.string': 'a text',
  'type.number': 'a number',
  'type.int': 'a whole number',
  'type.boolean': 'yes or no (true or false)',
  'type.array': 'a list',
  'type.object': 'an object with fields',
  'input.lineUnnamed': 'needs a name, a product or a barcode.',
  'input.required': 'is missing. Fill it in.',
  'input.wrongType': 'must be {expected}.',
  'input.notWhole': 'must be a whole number without a decimal point.',
  'input.tooSmall': 'must be at least {minimum}.',
  'input.tooLarge': 'must be at most {maximum}.',
  'input.textEmpty': 'is empty. Fill it in.',
  'input.textLong': 'is longer than {maximum, plural, one {# character} other {# characters}}. Shorten it.',
  'input.listShort': 'needs {minimum, plural, one {# entry} other {# entries}} or more.',
  'input.listLong': 'has more than {maximum, plural, one {# entry} other {# entries}}. Split it up.',
  'input.unknownKeys': 'is not a field of this procedure. Leave it out, or check its spelling.',
  'input.notOneOf': 'must be one of: {options}.',
  'input.wrongForm': 'is not in the right form.',
  'input.textBroken': 'has a broken character in it. Type it again.',
  'input.textControl': 'has a control character in it. Type it again.',
  'input.textBidi': 'has an invisible character in it that turns text around. Type it again.',
  'input.negativeZero': 'must not be negative.',
  'input.pointsZero': 'must be more or less than zero.',
  'input.dateForm': 'must be a date such as 2026-11-21.',
  'input.dateUnreal': 'is not a day of the calendar.',
  'input.looksLikePayment':
    'looks like a bank card, so it was not kept. Bank cards belong in the card terminal alone.',
  'input.timeLongAgo': 'is before 1970. Check the year.',
  'input.twoTimes': 'can’t be given beside occurredAt: a sale has one time. Leave one of them out.',
  'input.cutOverForm': 'must be a time from 00:00 to 11:59, such as 04:00.',
  'input.logoForm': 'is not a whole picture of dots. Choose the picture again.',
  'input.prefixForm': 'must be two digits, such as 29.',
  'input.currencyForm': 'must be a three-letter code, such as EUR.',
  'input.phoneDigits': 'has no digit in it.',
  'input.emailForm': 'is not an e-mail address.',
  'input.headForm': 'must be 16 to 64 of the digits 0–9 and a–f, as the day report prints them.',
  'input.whole': 'The input',
} as const;
