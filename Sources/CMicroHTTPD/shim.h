#ifndef INTERLEAVE_CMICROHTTPD_SHIM_H
#define INTERLEAVE_CMICROHTTPD_SHIM_H

#include <microhttpd.h>

#endif
