// Copies the files that libman.json names out of node_modules into wwwroot/lib.
// Run by the build when libman.json or package-lock.json is newer than the stamp, and by `make`.
// Usage: node restore-client-libraries.mjs [REPOSITORY_ROOT]
// Exit 0: every promised file is there. Exit 1: one sentence on stderr says what is missing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(process.argv[2] ?? path.join(here, '..', '..', '..'));
const libraryFolder = path.join(root, 'wwwroot', 'lib');
const stampFile = path.join(libraryFolder, '.restored');
const lockFile = path.join(here, '..', 'obj', 'client-libraries.lock');
const lockPatienceMilliseconds = 5 * 60 * 1000;

/** A failure whose message is all that the reader needs. */
class RestoreError extends Error {}

/** Text of a file of the repository; fails with its name when it is not there. */
function readRequired(name) {
  try {
    return fs.readFileSync(path.join(root, name), 'utf8');
  } catch (error) {
    throw new RestoreError(`${name} cannot be read in ${root}: ${error.message}`);
  }
}

/** The parsed JSON of a file of the repository. */
function readJson(name) {
  try {
    return JSON.parse(readRequired(name));
  } catch (error) {
    if (error instanceof RestoreError) throw error;
    throw new RestoreError(`${name} is not valid JSON: ${error.message}`);
  }
}

/** Every file that libman.json promises, as absolute source and target paths. */
function promisedFiles(manifest) {
  const files = [];
  for (const library of manifest.libraries ?? []) {
    const provider = library.provider ?? manifest.defaultProvider;
    if (provider !== 'filesystem' || !library.library || !library.destination || !Array.isArray(library.files)) {
      throw new RestoreError(
        `libman.json: "${library.library}" needs the filesystem provider, a destination and a list of files.`);
    }
    for (const file of library.files) {
      const target = path.resolve(root, library.destination, file);
      if (!target.startsWith(libraryFolder + path.sep)) {
        throw new RestoreError(`libman.json: "${library.library}" would be written outside wwwroot/lib.`);
      }
      files.push({ source: path.resolve(root, library.library, file), target });
    }
  }
  return files;
}

/** Whether node_modules holds the very versions that package-lock.json names. */
function packagesAreCurrent(lock) {
  return Object.entries(lock.packages ?? {})
    .filter(([location, entry]) => location !== '' && !entry.optional && !entry.dev)
    .every(([location, entry]) => {
      const manifest = path.join(root, location, 'package.json');
      return fs.existsSync(manifest) && JSON.parse(fs.readFileSync(manifest, 'utf8')).version === entry.version;
    });
}

/** Installs the npm packages exactly as the lock file says, without running any script of theirs. */
function installPackages() {
  console.log('Installing the npm packages of package-lock.json');
  const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' };
  const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (result.error?.code === 'ENOENT') {
    throw new RestoreError('npm is missing: install Node.js 20 or newer together with npm (Debian packages nodejs and npm).');
  }
  if (result.error || result.status !== 0) {
    console.log([result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n').trim());
    throw new RestoreError(`"npm ci" failed in ${root} (its own words are above); is the npm registry within reach?`);
  }
}

/** Puts a copy in place in one step, so that no reader ever meets half a file. */
function copyFile({ source, target }) {
  if (!fs.existsSync(source)) {
    throw new RestoreError(`libman.json names ${path.relative(root, source)}, which its npm package does not contain.`);
  }
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.part`;
  fs.copyFileSync(source, partial);
  fs.renameSync(partial, target);
}

/** Deletes what an earlier libman.json had put into wwwroot/lib. */
function removeLeftovers(files) {
  const wanted = new Set([stampFile, ...files.map(file => file.target)]);
  if (!fs.existsSync(libraryFolder)) return;
  for (const entry of fs.readdirSync(libraryFolder, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isDirectory() && !wanted.has(full)) fs.rmSync(full, { force: true });
  }
}

/** Whether the stamp belongs to these inputs and nothing promised has been deleted since. */
function isRestored(fingerprint, files) {
  return fs.existsSync(stampFile)
    && fs.readFileSync(stampFile, 'utf8').trim() === fingerprint
    && files.every(file => fs.existsSync(file.target));
}

/** Whether the process that wrote the lock has gone. */
function ownerIsGone(owner) {
  try {
    process.kill(Number(owner), 0);
    return false;
  } catch (error) {
    return error.code !== 'EPERM';
  }
}

/** Runs the action while no other build restores into the same folder. */
function withLock(action) {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  const giveUpAt = Date.now() + lockPatienceMilliseconds;
  for (;;) {
    try {
      fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = fs.existsSync(lockFile) ? fs.readFileSync(lockFile, 'utf8') : '';
    if (owner !== '' && ownerIsGone(owner)) {
      fs.rmSync(lockFile, { force: true });
    } else if (Date.now() > giveUpAt) {
      throw new RestoreError(`Another build has been restoring the client libraries for too long; delete ${lockFile} if there is none.`);
    } else {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    action();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

/** Brings wwwroot/lib up to date; only renews the stamp when it already is. */
function restore() {
  const inputs = readRequired('libman.json') + readRequired('package-lock.json');
  const fingerprint = createHash('sha256').update(inputs).digest('hex');
  const files = promisedFiles(readJson('libman.json'));
  if (!isRestored(fingerprint, files)) {
    if (!packagesAreCurrent(readJson('package-lock.json'))) installPackages();
    fs.rmSync(stampFile, { force: true });
    files.forEach(copyFile);
    removeLeftovers(files);
    console.log(`Restored ${files.length} files of client libraries into ${path.relative(process.cwd(), libraryFolder)}`);
  }
  fs.writeFileSync(stampFile, fingerprint + '\n');
}

try {
  withLock(restore);
} catch (error) {
  console.error(error instanceof RestoreError ? error.message : error.stack);
  process.exitCode = 1;
}
