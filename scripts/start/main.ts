const stopped = Promise.withResolvers<void>();
process.once('SIGINT', stopped.resolve).once('SIGTERM', stopped.resolve);

// Prism takes half a second to load: signals count from before that.
const { MockError, startMocks } = await import('@clientele/mocks');
const { banner } = await import('@clientele/mocks/banner');
const { readSettings } = await import('@clientele/mocks/settings');
const { readConfig, RegistryError, startRegistry } = await import('@clientele/registry');

try {
  const { port, host } = readSettings([], process.env);
  const config = registryConfig(port);
  await using mocks = await startMocks({ port, host });
  const registry = await startRegistry(config, { demo: true });
  console.log(banner(mocks.urls));
  console.log(`\nThe registry really updates clients, at ${registry.url}; the tokens are this start's.\n`);
  const width = Math.max(...registry.demo.map(({ vendor }) => vendor.length));
  for (const { vendor, url, curl } of registry.demo) console.log(`${vendor.padEnd(width)}  ${url}  ${curl}`);
  console.log('\nStop everything with Ctrl-C.');
  await stopped.promise;
  await registry.close();
} catch (error) {
  if (error instanceof RegistryError) console.error(ownPort(error.explain()));
  else if (error instanceof MockError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}

/** `PORT` is the mocks' here, so the registry has a variable of its own. */
function registryConfig(mocksPort: number) {
  const port = process.env['REGISTRY_PORT'] || String(mocksPort === 0 ? 0 : mocksPort + 10);
  return readConfig({ LOG_LEVEL: 'warn', ...process.env, PORT: port });
}

function ownPort(message: string): string {
  return message.replace(/\bPORT\b/, 'REGISTRY_PORT');
}
