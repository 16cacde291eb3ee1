-- expect: rule-error|rule-declaration

