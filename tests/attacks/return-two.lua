-- expect: rule-error|rule-declaration
return {}, {}
