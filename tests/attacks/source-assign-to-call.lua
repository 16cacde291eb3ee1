-- expect: rule-syntax
f() = 1
