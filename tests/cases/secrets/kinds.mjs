// Secrets of every kind that the packer must find, made at random; and texts that only look like one. Written from the services' own
// documentation, apart from the table of src/pack/secret_kinds.cpp.

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const HEX = DIGITS + 'abcdef';
const ALPHANUMERIC = UPPER + LOWER + DIGITS;
const URL_SAFE = ALPHANUMERIC + '-_';
const BASE64 = ALPHANUMERIC + '+/';
const BASE32 = UPPER + '234567';
/** What age and Bitcoin write. */
const BECH32 = '023456789ACDEFGHJKLMNPQRSTUVWXYZ';

/** @typedef {(alphabet: string, length: number) => string} Make characters at random */

/** @param {Make} make */
const pem = (make, name, length, head = '') =>
  `-----BEGIN ${name}-----\n${head}${make(BASE64, length).match(/.{1,64}/g).join('\n')}\n-----END ${name}-----`;
/** @param {object} value */
const base64Url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @type {Record<string, (make: Make) => string>} */
export const KINDS = {
  'AWS access key id': (make) => `AKIA${make(BASE32, 16)}`,
  'AWS secret access key': (make) => `aws_secret_access_key = ${make(BASE64, 40)}`,
  'GitHub personal access token': (make) => `ghp_${make(ALPHANUMERIC, 36)}`,
  'GitHub OAuth token': (make) => `gho_${make(ALPHANUMERIC, 36)}`,
  'GitHub fine-grained token': (make) =>
    `github_pat_${make(ALPHANUMERIC, 22)}_${make(ALPHANUMERIC, 59)}`,
  'GitLab token': (make) => `glpat-${make(URL_SAFE, 20)}`,
  'Slack bot token': (make) => `xoxb-${make(DIGITS, 12)}-${make(DIGITS, 13)}-${make(ALPHANUMERIC, 24)}`,
  'Slack webhook': (make) =>
    `https://hooks.slack.com/services/T${make(UPPER + DIGITS, 10)}/B${make(UPPER + DIGITS, 10)}/${make(ALPHANUMERIC, 24)}`,
  'Discord webhook': (make) =>
    `https://discord.com/api/webhooks/${make('123456789', 1)}${make(DIGITS, 17)}/${make(URL_SAFE, 68)}`,
  'Stripe key': (make) => `sk_live_${make(ALPHANUMERIC, 24)}`,
  'Google API key': (make) => `AIzaSy${make(URL_SAFE, 33)}`,
  'RSA private key': (make) => pem(make, 'RSA PRIVATE KEY', 1590),
  'encrypted private key': (make) =>
    pem(make, 'RSA PRIVATE KEY', 1590, 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0F1E2D3C\n\n'),
  'OpenSSH private key': (make) => pem(make, 'OPENSSH PRIVATE KEY', 380),
  'EC private key': (make) => pem(make, 'EC PRIVATE KEY', 160),
  'PGP private key': (make) => pem(make, 'PGP PRIVATE KEY BLOCK', 800, 'Version: GnuPG v2\n\n'),
  'service account key': (make) =>
    `{"private_key": "${pem(make, 'PRIVATE KEY', 1600).replaceAll('\n', '\\n')}"}`,
  'JSON web token': (make) =>
    `${base64Url({ alg: 'HS256', typ: 'JWT' })}.${base64Url({ sub: make(DIGITS, 9), jti: make(HEX, 12) })}.${make(URL_SAFE, 43)}`,
  'npm token': (make) => `npm_${make(ALPHANUMERIC, 36)}`,
  'PyPI token': (make) => `pypi-AgEIcHlwaS5vcmc${make(URL_SAFE, 140)}`,
  'SendGrid key': (make) => `SG.${make(URL_SAFE, 22)}.${make(URL_SAFE, 43)}`,
  'Twilio key': (make) => `SK${make(HEX, 32)}`,
  'Azure storage key': (make) =>
    `DefaultEndpointsProtocol=https;AccountName=logs;AccountKey=${make(BASE64, 86)}==;EndpointSuffix=core.windows.net`,
  'database address': (make) =>
    `postgres://app:${make(ALPHANUMERIC, 16)}@db.internal.corp:5432/orders`,
  'address with a password': (make) => `https://deploy:${make(ALPHANUMERIC, 20)}@git.corp.net/x.git`,
  'Telegram bot token': (make) => `${make('123456789', 1)}${make(DIGITS, 9)}:AA${make(URL_SAFE, 33)}`,
  'age key': (make) => `AGE-SECRET-KEY-1${make(BECH32, 58)}`,
  'Hugging Face token': (make) => `hf_${make(ALPHANUMERIC, 34)}`,
  'OpenAI key': (make) =>
    `sk-proj-${make(URL_SAFE, 74)}T3BlbkFJ${make(URL_SAFE, 74)}`,
  'old OpenAI key': (make) => `sk-${make(ALPHANUMERIC, 20)}T3BlbkFJ${make(ALPHANUMERIC, 20)}`,
  'Anthropic key': (make) => `sk-ant-api03-${make(URL_SAFE, 93)}AA`,
  'DigitalOcean token': (make) => `dop_v1_${make(HEX, 64)}`,
  'Heroku key': (make) =>
    `HEROKU_API_KEY="${[8, 4, 4, 4, 12].map((length) => make(HEX, length)).join('-')}"`,
  'a value called api_key': (make) => `api_key = "${make(ALPHANUMERIC, 32)}"`,
  'a value called secret': (make) => `client_secret: '${make(URL_SAFE, 40)}'`,
  'Shopify token': (make) => `shpat_${make(HEX, 32)}`,
  'Databricks token': (make) => `dapi${make(HEX, 32)}`,
  'Docker token': (make) => `dckr_pat_${make(URL_SAFE, 27)}`,
  'Grafana token': (make) => `glsa_${make(ALPHANUMERIC, 32)}_${make(HEX, 8)}`,
  'Vault token': (make) => `hvs.${make(URL_SAFE, 95)}`,
};

/** What documentation and chat are full of, and no secret. */
export const HARMLESS = [
  'AKIAIOSFODNN7EXAMPLE',
  'AKIAXXXXXXXXXXXXXXXX',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'ghp_1234567890abcdefghijklmnopqrstuvwxyz',
  'ghp_<token>',
  'github_pat_…',
  'glpat-xxxxxxxxxxxxxxxxxxxx',
  'glpat-YOUR_TOKEN_GOES_HERE',
  'xoxb-your-token-goes-in-here',
  'xoxb-000000000000-000000000000-xxxxxxxxxxxxxxxxxxxxxxxx',
  'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  'https://discord.com/api/webhooks/id/token',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_live_xxxxxxxxxxxxxxxxxxxxxxxx',
  'AIzaSyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
  '-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo\n-----END PUBLIC KEY-----',
  '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  'postgres://user:password@localhost:5432/db',
  'postgres://postgres:postgres@db/app',
  'mysql://root:$MYSQL_PASSWORD@host/db',
  'https://user:pass@example.com/',
  'https://username:${TOKEN}@github.com/x/y.git',
  'http://localhost:8080/a@b',
  'mailto:someone@example.com',
  '123456789:AABBCCDDEEFFGGHHIIJJKKLLMMNNOOPPQQ',
  'npm_config_registry=https://registry.example',
  'hf_transfer and hf_hub_download are names of Python',
  'sk-learn, ask-me-anything and task-proj-x are words',
  'SG.xxxxxxxxxxxxxxxxxxxxxx.yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
  'SKU0123456789',
  'api_key = "YOUR_API_KEY_HERE_PLEASE"',
  'api_key = process.env.SERVICE_API_KEY_PRODUCTION',
  'token: ${{ secrets.GITHUB_TOKEN }}',
  'password: correct-horse-battery-staple',
  'token = get_token_from_environment_or_fail()',
  'the commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12 mends it',
  'sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"',
  'dop_v1_' + '0'.repeat(64),
  'id: 550e8400-e29b-41d4-a716-446655440000',
];

/** How an author writes one down: files of a post named `name`, which hold it. */
/** @type {((name: string, secret: string) => Record<string, string>)[]} */
export const PLACES = [
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\nThe key is ${secret} and stays so.\n` }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\nUse \`${secret}\`.\n` }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\n\`\`\`sh\nset -e\n${secret}\n\`\`\`\n` }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\n- first\n- (${secret})\n\nEnd.\n` }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\n| a | b |\n|---|---|\n| x | ${secret} |\n` }),
  (name, secret) => ({
    [`${name}.md`]: `---\ntitle: ${name}\nsummary: ${JSON.stringify(`Use ${secret} here`)}\n---\nText.\n`,
  }),
  (name, secret) => ({
    [`${name}.md`]: `# ${name}\n\nSee [the log](${name}.txt).\n`,
    [`${name}.txt`]: `begin\n${secret}\nend\n`,
  }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\n${secret.replaceAll('_', '\\_')}\n` }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\n\n> quoted: "${secret}"\n` }),
  (name, secret) => ({ [`${name}.md`]: `# ${name}\r\n\r\nWindows: ${secret}\r\n` }),
];
