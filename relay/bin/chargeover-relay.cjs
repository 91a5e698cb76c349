#!/usr/bin/env -S node --max-semi-space-size=4
'use strict';
// The flag keeps memory flat under a long backlog: V8 lets the space of young objects grow to 16 MB and more, and what it took
// it keeps (208 MB against 120 MB while a million events are drained, at the same rate).
// Old-fashioned on purpose: it must run on any Node from 12 up, to hand over to one that can run the relay.
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');
// The sources where they are (a build beside them may be old), else what was published.
var source = path.join(root, 'src', 'main.ts');
var main = fs.existsSync(source) ? source : path.join(root, 'dist', 'main.js');

if (isNewEnough(process.versions.node)) {
  import(require('url').pathToFileURL(main).href).catch(function (error) {
    fail(error && error.stack ? error.stack : String(error));
  });
} else {
  handOver();
}

/** 22.19: the first Node that has node:sqlite and runs TypeScript without a flag in the line that `engines` names. */
function isNewEnough(version) {
  var parts = version.split('.').map(Number);
  return parts[0] > 22 || (parts[0] === 22 && parts[1] >= 19);
}

function handOver() {
  var node = projectNode();
  if (!node) {
    fail('Node 22.19 or newer is needed (this is ' + process.version + '), and the "node" package is not installed');
    return;
  }
  var child = require('child_process').spawn(node, ['--max-semi-space-size=4', main].concat(process.argv.slice(2)), {
    stdio: 'inherit',
  });
  // A terminal sends Ctrl-C to both of us; a supervisor signals only the parent. Either way the child decides when to end.
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on('error', function (error) {
    fail("can't run " + node + ' (' + error.message + ')');
  });
  child.on('exit', function (code, signal) {
    if (!signal) {
      process.exit(code === null ? 1 : code);
    }
    // Die of the same signal, so that the caller sees what happened.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The Node that `npm ci` brought along. */
function projectNode() {
  try {
    var folder = path.dirname(require.resolve('node/package.json'));
    var binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return fs.existsSync(binary) ? binary : undefined;
  } catch (error) {
    return undefined;
  }
}

function fail(message) {
  process.stderr.write('chargeover-relay: ' + message + '\n');
  process.exitCode = 1;
}
