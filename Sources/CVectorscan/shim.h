// The library's own pkg-config file points into the folder hs, others beside it.
#if __has_include(<hs.h>)
#include <hs.h>
#else
#include <hs/hs.h>
#endif
