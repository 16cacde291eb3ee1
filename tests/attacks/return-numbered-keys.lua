-- expect: rule-declaration
return { 1, 2, 3 }
