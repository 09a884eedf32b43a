// s3rver, which believes any signature of version 4, behind a check of them. Files in its folder make it behave badly:
// "full" lets nothing more in, "held" lets parts of large objects wait. Its first line is its port.
const fs = require('fs');
const path = require('path');
const aws4 = require('aws4');
const S3rver = require('s3rver');

const [folder, accessKeyId, secretAccessKey] = process.argv.slice(2);
const data = path.join(folder, 'data');
fs.mkdirSync(data, { recursive: true });

const refuse = (ctx, status, code) => {
  ctx.status = status;
  ctx.type = 'application/xml';
  ctx.body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
};

const signedBy = (request, credentials) => {
  const signed = /SignedHeaders=([^,]*)/.exec(request.headers.authorization || '');
  if (!signed) return false;
  const headers = {};
  for (const name of signed[1].split(';')) headers[name] = request.headers[name];
  const [, region] = /Credential=[^/]*\/\d*\/([^/]*)/.exec(request.headers.authorization);
  const again = aws4.sign(
    { service: 's3', region, method: request.method, path: request.url, headers, extraHeadersToIgnore: {} },
    credentials,
  );
  return again.headers.Authorization === request.headers.authorization;
};

const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: data, vhostBuckets: false });
server.middleware.unshift(async (ctx, next) => {
  const [, key] = /Credential=([^/]*)/.exec(ctx.get('authorization')) || [];
  if (key !== accessKeyId) return refuse(ctx, 403, 'InvalidAccessKeyId');
  if (!signedBy(ctx.req, { accessKeyId, secretAccessKey })) return refuse(ctx, 403, 'SignatureDoesNotMatch');
  if (ctx.method === 'PUT' && fs.existsSync(path.join(folder, 'full'))) return refuse(ctx, 403, 'QuotaExceeded');
  while (ctx.query.partNumber > 1 && fs.existsSync(path.join(folder, 'held'))) {
    await new Promise(again => setTimeout(again, 50));
  }
  return next();
});
// Whom it knows by itself
require('s3rver/lib/models/account').DUMMY_ACCOUNT.createKeyPair(accessKeyId, secretAccessKey);
server.run().then(({ port }) => console.log(port));
