export const printing = {
  'printing.reason.PAPER_OUT': 'There is no paper in the printer.',
  'printing.remedy.PAPER_OUT': 'Put in a new roll; printing goes on by itself.',
  'printing.reason.COVER_OPEN': 'The printer’s cover is open.',
  'printing.remedy.COVER_OPEN': 'Close it until it clicks; printing goes on by itself.',
  'printing.reason.OFFLINE': 'The printer is offline.',
  'printing.remedy.OFFLINE': 'Press its “online” or “feed” key once; printing goes on by itself.',
  'printing.reason.CUTTER_JAMMED': 'The printer’s cutter is jammed.',
  'printing.remedy.CUTTER_JAMMED':
    'Switch the printer off, open its cover, take the paper out of the cutter, and switch it on again.',
  'printing.reason.PRINTER_ERROR': 'The printer says that something is wrong with it.',
  'printing.remedy.PRINTER_ERROR':
    'Open and close its cover, or switch it off and on; printing goes on by itself.',
  'printing.reason.FEED_PRESSED': 'Paper is being fed by the printer’s key.',
  'printing.remedy.FEED_PRESSED': 'Let go of the key; printing goes on by itself.',
  'printing.reason.PRINTER_ABSENT': 'The printer isn’t there.',
  'printing.remedy.PRINTER_ABSENT': 'Switch it on and look at its cable; printing goes on by itself.',
  'printing.reason.PRINTER_UNREACHABLE': 'The printer can’t be reached over the network.',
  'printing.remedy.PRINTER_UNREACHABLE':
    'Switch it on, and look at the network’s cable and the printer’s address; printing goes on by itself.',
  'printing.reason.PERMISSION_DENIED': 'The system doesn’t let this user use the printer.',
  'printing.remedy.PERMISSION_DENIED':
    'Install the rules that come with Regulars, then switch the printer off and on; the Devices page says how.',
  'printing.reason.IN_USE': 'Another program has the printer.',
  'printing.remedy.IN_USE': 'Close the other program; printing goes on by itself.',
  'printing.reason.OPEN_FAILED': 'The printer is there, but it couldn’t be opened.',
  'printing.remedy.OPEN_FAILED': 'Pull its cable and plug it in again; printing goes on by itself.',
  'printing.reason.STATION_DOWN': 'The part that drives the devices isn’t running.',
  'printing.remedy.STATION_DOWN': 'It is started again by itself, and printing goes on then.',
  'printing.reason.STALLED': 'The printer takes nothing more, and doesn’t say why.',
  'printing.remedy.STALLED': 'Look at its paper, its cover and its lamps; printing goes on by itself.',
  'printing.reason.SILENT': 'The printer didn’t say whether it printed.',
  'printing.remedy.SILENT': 'Look at the paper and say whether the slip is there.',
  'printing.reason.CABLE_PULLED': 'The printer’s cable was pulled while it printed.',
  'printing.remedy.CABLE_PULLED': 'Plug it in, look at the paper and say whether the slip is there.',
  'printing.reason.TILL_STOPPED': 'The till was closed while the printer printed.',
  'printing.remedy.TILL_STOPPED': 'Look at the paper and say whether the slip is there.',
  'printing.reason.PRINTER_REMOVED': 'The printer was removed from the till before this was printed.',
  'printing.remedy.PRINTER_REMOVED': 'Print it again on another printer, if it is still wanted.',
  'printing.reason.UNRECOVERABLE': 'The printer is broken.',
  'printing.remedy.UNRECOVERABLE':
    'Switch it off and on. If that doesn’t help, have it mended, and print this again.',
  'printing.test.title': 'Printer test',
  'printing.test.profile': '{paperMm} mm paper, {columns} columns, {dots} dots',
  'printing.test.ends':
    'Each arrow points to a bar at an end of what this printer can print. The right bar is missing: set fewer dots. It stands far from the edge: set more.',
  'printing.test.ruler':
    'These {columns} columns end at the right edge. They go on in the next row: set fewer columns. They end too soon: set more.',
  'printing.test.letters':
    'The two rows above look the same. The first has other letters: set its code pages to ASCII.',
  'printing.test.drawn': 'Above stand a ruble sign, Chinese, Arabic and a cup, none of them a box.',
  'printing.test.bars':
    'Two barcodes, and a scanner reads both: the printer made the first, the second is drawn.',
  'printing.test.squares':
    'Two codes for a telephone’s camera. Instead of the first there are letters: the printer makes no QR codes.',
  'printing.test.drawnSquares': 'A code for a telephone’s camera, drawn.',
  'printing.test.cut': 'The paper is cut below this. If it isn’t, the printer has no cutter.',
  'printing.test.tear': 'The paper is fed, for you to tear it off.',
} as const;
