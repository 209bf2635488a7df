#ifndef INTERLEAVE_CZLIB_SHIM_H
#define INTERLEAVE_CZLIB_SHIM_H

#include <zlib.h>

#endif
