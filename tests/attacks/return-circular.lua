-- expect: rule-error|rule-declaration
local t = {}
t.check = t
t.examples = t
return t
