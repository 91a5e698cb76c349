#!/usr/bin/env node
'use strict';
// Works on any Node: hands over to the project's own Node where the running one is too old to run TypeScript as it is.
var path = require('path');
var spawn = require('child_process').spawn;

var main = path.join(__dirname, '..', 'src', 'cli', 'main.ts');
var version = process.versions.node.split('.').map(Number);
var isRecent = version[0] > 22 || (version[0] === 22 && version[1] >= 19);

function projectNode() {
  if (isRecent) return process.execPath;
  try {
    return path.join(
      path.dirname(require.resolve('node/package.json')),
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
  } catch (error) {
    console.error(
      'local-org needs Node 22.19 or newer; this is ' +
        process.version +
        ' and the package "node" is not installed (npm ci)',
    );
    process.exit(2);
  }
}

var child = spawn(projectNode(), [main].concat(process.argv.slice(2)), { stdio: 'inherit' });
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
  process.on(signal, function () {
    child.kill(signal);
  });
});
child.on('error', function (error) {
  console.error('local-org: ' + error.message);
  process.exit(2);
});
child.on('exit', function (code, signal) {
  if (signal) process.kill(process.pid, signal);
  else process.exit(code === null ? 2 : code);
});
