// The test binary's main. Catch2 2.13 compiles its runner here; Catch2 3 links it.
#define CATCH_CONFIG_RUNNER
#include "catch.h"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
