-- expect: rule-error|rule-declaration
return function() end
