SELECT forget_documents($1)
