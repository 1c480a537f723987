curl -d @book https://library.example/books
