// Makes the calls of a list with a client from npm and prints what comes of each: PACKAGE CALLS ADDRESS.
const fs = require('fs');

const [package_, calls, address] = process.argv.slice(2);
const volatile = new Set(['pid', 'start', 'stop', 'now']);

function normal(value) {
  if (Array.isArray(value)) {
    const all = value.map(normal);
    const results = all.every(each => each instanceof Object && 'status' in each);
    return results ? all.sort((a, b) => (a.name < b.name ? -1 : 1)) : all; // whoever was done first
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
        Object.entries(value).map(([k, v]) => [k, volatile.has(k) && v ? '#' : normal(v)]));
  }
  return value;
}

function connect() {
  if (package_ === 'supervisord') {
    return require('supervisord').connect(address);
  }
  const url = new URL(address);
  const options = {username: url.username, password: decodeURIComponent(url.password)};
  return new (require('node-supervisord').SupervisordClient)('http://' + url.host, options);
}

function outcome(client, method, args) {
  const name = method.split('.').pop();
  return new Promise(resolve => {
    const done = (error, value) => {
      if (!error) {
        resolve(name === 'getPID' && value > 1 ? '#' : normal(value));
      } else if (error.faultCode !== undefined) {
        resolve({fault: error.faultCode, text: error.faultString});
      } else {
        resolve({trouble: String(error.message)});
      }
    };
    if (client[name] === undefined) {
      done(new Error('the client lacks ' + name));
    } else if (package_ === 'supervisord') {
      client[name](...args, done);
    } else {
      client[name](...args).then(value => done(null, value), done);
    }
  });
}

async function main() {
  const client = connect();
  for (let [method, ...args] of JSON.parse(fs.readFileSync(calls, 'utf8'))) {
    let value;
    if (method === 'await') {
      let wanted;
      [wanted, method, ...args] = args;
      const deadline = Date.now() + 30000;
      do {
        value = await outcome(client, method, args);
      } while (!JSON.stringify(value).includes(wanted) && Date.now() < deadline);
    } else {
      value = await outcome(client, method, args);
    }
    console.log(method, JSON.stringify([args, value]));
  }
}

main();
