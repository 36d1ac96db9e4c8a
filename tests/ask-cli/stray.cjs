// A program that leaves this machine, or tries to: what the watch must see.
'use strict'

require('node:net')
  .connect(443, 'elsewhere.invalid')
  .on('error', () => {})
