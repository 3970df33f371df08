#!/usr/bin/env node
'use strict';
// What `regulars` runs when it is installed. An old Node can't even read a .ts file, so the check stands before it.
require('../host/node-version.cjs');
void import('./regulars.ts');
