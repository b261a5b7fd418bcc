// hides: call fetch "http://collect.test/in"
// hides: call eval "fetch(\"x\")"
window.fetch(atob('aHR0cDovL2NvbGxlY3QudGVzdC9pbg=='));
(0, eval)(atob('ZmV0Y2goIngiKQ=='));
