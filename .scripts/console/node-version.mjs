// Imported first and for its effect alone, in syntax that old versions of Node still read.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `oc-stats needs Node 20.19 or newer, and this is Node ${process.versions.node}. Install a newer one from your system or https://nodejs.org, then try again.\n`,
  );
  process.exit(1);
}
