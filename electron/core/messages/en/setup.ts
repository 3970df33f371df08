export const setup = {
  'setup.title': 'Welcome. Let’s set up your shop.',
  'setup.how':
    'Five answers, and the till is open. The name, the language and the rule can be changed later.',
  'setup.name': 'Name of the shop',
  'setup.nameHint': 'It stands at the top of every slip',
  'setup.language': 'Language',
  'setup.currency': 'Currency',
  'setup.timeZone': 'Time zone',
  'setup.rule': 'Points per {amount}',
  'setup.ruleHint': 'What doesn’t make up a point is carried on to the next visit',
  'setup.open': 'Open the till',
  'setup.preview': 'Your slips will look like this',
  'setup.sampleShop': 'Your shop',
  'setup.sampleMember': 'Łucja Kowalska',
} as const;
