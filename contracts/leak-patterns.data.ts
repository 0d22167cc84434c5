/**
 * What the inside of a service looks like when it shows in an answer. Each needs a shape that prose and business data do
 * not have: a frame with file and line, the words of a database engine's own message, an absolute path of a source file.
 */
export const LEAKS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: 'a stack trace of JavaScript',
    pattern: /\bat (?:async )?[\w$.<>[\] ]*\(?(?:file:\/\/|node:|\/|[A-Za-z]:\\)[^\s()]+:\d+:\d+\)?/,
  },
  { kind: 'a stack trace of Python', pattern: /Traceback \(most recent call last\)|File "[^"\n]+\.py", line \d+/ },
  {
    kind: 'a stack trace of Java',
    pattern: /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala|groovy):\d+\)|\bat [\w$.]+\(Native Method\)/,
  },
  { kind: 'a stack trace of .NET', pattern: /\bat [\w.`<>]+\([^)\n]*\) in [^\n]+\.(?:cs|vb|fs):line \d+/ },
  { kind: 'a stack trace of Go', pattern: /goroutine \d+ \[[a-z ]+\]:/ },
  { kind: 'a stack trace of PHP', pattern: /#\d+ \/[^\n(]+\.php\(\d+\)|in \/[^\n]+\.php(?: on line |:)\d+/ },
  { kind: 'a stack trace of Ruby', pattern: /\/[\w./-]+\.rb:\d+:in [`'][^'`]+'/ },
  {
    kind: 'a message of PostgreSQL',
    pattern:
      /\bSQLSTATE\[?\w{5}|syntax error at or near "|relation "[^"]+" does not exist|duplicate key value violates unique constraint "|null value in column "[^"]+" (?:of relation|violates)/,
  },
  {
    kind: 'a message of MySQL',
    pattern: /You have an error in your SQL syntax|Duplicate entry '[^']*' for key|Unknown column '[^']+' in '/,
  },
  {
    kind: 'a message of SQLite',
    pattern: /SQLITE_(?:ERROR|CONSTRAINT|BUSY)|UNIQUE constraint failed: \w+\.\w+|no such (?:table|column): \w+/,
  },
  { kind: 'a message of Oracle', pattern: /\bORA-\d{5}:/ },
  {
    kind: 'a message of SQL Server',
    pattern: /Unclosed quotation mark after the character string|Microsoft OLE DB Provider for SQL Server/,
  },
  { kind: 'a message of MongoDB', pattern: /E11000 duplicate key error|\bMongo(?:Server)?Error:/ },
  {
    kind: 'an exception of an object mapper',
    pattern:
      /\b(?:org\.hibernate|javax?\.persistence|sqlalchemy\.exc|Sequelize\w+Error|PrismaClient\w+Error|ActiveRecord::\w+|Doctrine\\\\)\b/,
  },
];
