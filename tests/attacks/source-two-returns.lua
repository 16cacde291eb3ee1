-- expect: rule-syntax
return rule {}
return rule {}
