#ifndef INTERLEAVE_CGNUTLS_SHIM_H
#define INTERLEAVE_CGNUTLS_SHIM_H

#include <gnutls/gnutls.h>
#include <gnutls/crypto.h>

#endif
