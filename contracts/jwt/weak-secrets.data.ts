/** Keys of tutorials, templates and default configurations: the first that an attacker tries. */
export const WEAK_SECRETS: readonly string[] = [
  ...['', 'secret', 'Secret', 'SECRET', 'secretkey', 'secret_key', 'secret-key', 'SECRET_KEY', 'secretKey', 'mysecret'],
  ...['my-secret', 'my_secret', 'mysecretkey', 'my-secret-key', 'my_secret_key', 'supersecret', 'super-secret'],
  ...[
    'super_secret',
    'supersecretkey',
    'super-secret-key',
    'super_secret_key',
    'topsecret',
    'top-secret',
    'top_secret',
  ],
  ...['jwtsecret', 'jwt-secret', 'jwt_secret', 'JWT_SECRET', 'jwtSecret', 'jwt_secret_key', 'jwt', 'token', 'key'],
  ...['private', 'privatekey', 'private_key', 'password', 'Password', 'password1', 'passw0rd', 'admin', 'changeme'],
  ...['change-me', 'change_me', 'changeit', 'CHANGEME', 'CHANGE_ME', 'test', 'testing', 'test-secret', 'test_secret'],
  ...['dev', 'development', 'dev-secret', 'dev_secret', 'default', 'example', 'demo', 'foobar', 'qwerty', '123456'],
  ...['12345678', '1234567890', 'your-secret', 'your_secret', 'yoursecret', 'your-secret-key', 'your_secret_key'],
  ...['your-256-bit-secret', 'your-384-bit-secret', 'your-512-bit-secret', 'your_jwt_secret', 'your-jwt-secret'],
  ...['a-string-secret-at-least-256-bits-long', 'shhhhh', 'shhhhhhared-secret', 'keyboard cat', 'notasecret'],
  ...['somesecret', 'some-secret', 'hello', 'helloworld', 'app', 'api', 'auth', 'session', 'access', 'none', 'null'],
  ...['undefined', 'ThisIsMySecret', 'this is a secret', 'this-is-a-secret', 'insecure', 'django-insecure'],
];
