@rem In package.json's scripts `exec` lets the program take the shell's place: npm's signals reach it.
@rem Windows has no signals, and its shell no `exec`; it finds this instead.
@%*
