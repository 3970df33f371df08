export const setup = {
  'setup.title': 'Welcome. Let’s set up your shop.',
  'setup.on': 'Go on',
  'setup.open': 'Open the shop',
  'setup.preview': 'Your slips will look like this',
  'setup.previewCard': 'A new member’s slip will look like this',
  'setup.sampleShop': 'Your shop',
  'setup.sampleMember': 'Łucja Kowalska',

  'setup.mark.shop': 'Your shop',
  'setup.mark.money': 'Place',
  'setup.mark.slip': 'Slip',
  'setup.mark.points': 'Points',
  'setup.mark.day': 'Day and cards',

  'setup.title.shop': 'Welcome. What is your shop called?',
  'setup.why.shop':
    'The name stands at the top of every slip: whoever finds one in a pocket knows where to come back to.',
  'setup.name': 'Name of the shop',
  'setup.nameHint': 'It stands at the top of every slip, and can be changed later',
  'setup.language': 'Language',

  'setup.title.money': 'Where does your shop stand?',
  'setup.why.money':
    'The place tells which day a sale belongs to and what a point is worth. Both stay as they are once the shop is open, so look twice.',
  'setup.timeZone': 'Time zone',
  'setup.timeZoneHint': 'Type a city or a country',
  'setup.currency': 'Currency',
  'setup.currencyHint': 'Type a code or a name',

  'setup.title.slip': 'What should your slip say?',
  'setup.why.slip':
    'A slip goes home with every customer. An address and a logo make it yours; all of it can wait.',
  'setup.address': 'Address',
  'setup.phone': 'Telephone',
  'setup.mayWait': 'May stay empty',
  'setup.logo': 'Logo',
  'setup.noLogo': 'No logo yet',
  'setup.chooseLogo': 'Choose a picture',
  'setup.otherLogo': 'Choose another',
  'setup.removeLogo': 'Take it off',
  'setup.logoHint': 'SVG, PNG, JPEG or WebP. Shown in the dots that the printer prints',
  'setup.logoProblem.fileTooLarge':
    'This file is larger than 10 MB. Save the logo smaller and choose it again.',
  'setup.logoProblem.tooManyPixels':
    'This picture has more than 40 million pixels. Make it smaller and choose it again.',
  'setup.logoProblem.notAPicture':
    'This file can’t be read as a picture. Choose an SVG, PNG, JPEG or WebP file.',
  'setup.logoProblem.drawingRefused':
    'This SVG holds more than a drawing: programs, things from elsewhere, or shapes without end. Save it as a plain SVG or as a PNG.',
  'setup.logoProblem.nothingToSee':
    'On white paper nothing of this picture would be seen. Choose a version with dark lines.',
  'setup.paper': 'Paper of the slip printer',
  'setup.paperMm': '{mm} mm',

  'setup.title.points': 'What do people get for coming back?',
  'setup.why.points':
    'One simple rule and one reward that is within reach after some ten visits: that is what brings people back.',
  'setup.rule': 'Points per {amount}',
  'setup.ruleHint': 'What doesn’t make up a point is carried on to the next visit',
  'setup.firstReward': 'The first reward',
  'setup.reward.newProduct': 'Something free',
  'setup.reward.amount': 'Money off',
  'setup.reward.percent': 'Percent off',
  'setup.reward.none': 'None yet',
  'setup.rewardLater':
    'Points are collected from the first sale on. Rewards can be added at any time, in the owner’s room.',
  'setup.rewardProduct': 'What is free',
  'setup.suggestedProduct': 'coffee',
  'setup.noProduct': '…',
  'setup.freeProduct': 'Free {product}',
  'setup.rewardAmount': 'Off the bill, in {currency}',
  'setup.amountOff': '{amount} off',
  'setup.rewardPercent': 'Percent off the bill',
  'setup.percentOff': '{percent} % off',
  'setup.rewardCap': 'But at most, in {currency}',
  'setup.rewardCost': 'Points that it costs',
  'setup.rewardCostHint': 'Our suggestion: about ten visits',

  'setup.title.day': 'When does your day end?',
  'setup.why.day':
    'A bar’s Saturday ends on Sunday morning. And the cards that you give out begin with two digits of your own, so that a scanner never takes a card for a loaf of bread.',
  'setup.cutOver': 'The business day ends at',
  'setup.midnight': '00:00, midnight',
  'setup.cutOverMeans': 'What is sold on Sunday before {time} still counts for Saturday.',
  'setup.cutOverMidnight': 'What is sold on Sunday counts for Sunday, from the first minute on.',
  'setup.prefix': 'Card numbers begin with',
  'setup.prefixForm': '{prefix} ··········',
  'setup.prefixMeans':
    '29 is right for nearly every shop. Choose another one only if your vouchers or older cards begin with it.',

  'setup.next': '{shop} is open',
  'setup.nextHow': 'Four things that shops do first. All of them can wait: a sale can’t go wrong.',
  'setup.next.member': 'Enrol your first member',
  'setup.next.memberHow': 'A name or a telephone number is enough. Be your own first one.',
  'setup.next.scanner': 'Try the scanner',
  'setup.next.scannerHow':
    'A USB scanner works as soon as it is plugged in. Scan any product: the till says what it read.',
  'setup.next.training': 'Practise a sale',
  'setup.next.trainingHow': 'A practice shop with members and cards of its own, where nothing counts.',
  'setup.next.commands': 'Print the command sheet',
  'setup.next.commandsHow': 'Barcodes that do what keys do, for a till with a scanner and no keyboard.',
  'setup.next.open': 'To the till',
} as const;
