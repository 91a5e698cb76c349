#!/usr/bin/env node
'use strict';
require('../../scripts/launch.cjs')(require('path').join(__dirname, '..', 'src', 'main.ts'));
