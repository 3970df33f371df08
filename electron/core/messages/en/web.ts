/** The till in a browser: what its server says, in the terminal and in place of the page. */
export const web = {
  'web.language': 'en',
  'cli.serve.about':
    'Serves the till to a browser on this machine, until Ctrl-C. The link that it prints lets one browser in; --open also opens it.',
  'web.ready': 'The till opens in a browser on this machine with this link, which works once: {link}',
  'web.portTaken':
    'Port {port} can’t be had: another program uses it, or this user may not. Choose another one.',
  'web.wrongPort': '--port must be a whole number from 0 to 65535.',
  'web.noPage': 'The till’s page couldn’t be built, see above. The command line works without it.',

  'web.usedLink':
    'This link doesn’t open the till: it has been used already, or isn’t complete. In the browser that it was used in, the till is open; for another one stop regulars serve with Ctrl-C and type regulars serve again: it prints a new link.',
  'web.outside':
    'This browser hasn’t been let in yet. Use the link that regulars serve printed; where it has been used, stop it with Ctrl-C and type regulars serve again: it prints a new one.',
  'web.notLetIn': 'This tab isn’t let in. Type regulars serve again and use the new link.',
  'web.openTill': 'Open the till',
  'web.wrongHost':
    'The till answers at 127.0.0.1:{port} and localhost:{port} on this machine, and nowhere else.',
  'web.wrongOrigin': 'The till answers its own page only, and this was asked by another one.',
  'web.notFound': 'There is nothing at this address.',
  'web.method': 'This address can’t be asked in this way.',
  'web.manyTabs': 'The till is open in many tabs already; this one asks for news now and then.',
  'web.notJson': 'A call is sent as application/json.',
  'web.callForm':
    'A call is a JSON object in UTF-8 with input, and with commandId as text where it is needed.',
} as const;
