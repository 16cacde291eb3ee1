-- expect: rule-error|rule-declaration
return 5
