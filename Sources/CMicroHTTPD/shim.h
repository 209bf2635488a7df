/* GNU libmicrohttpd for Swift.

   Swift cannot call variadic C functions, so each one that we use has one inline wrapper here,
   prefixed cmhd_, and nothing else: no logic, no defaults, no state. Options travel in the array
   that MHD_OPTION_ARRAY takes. */
#ifndef INTERLEAVE_CMICROHTTPD_SHIM_H
#define INTERLEAVE_CMICROHTTPD_SHIM_H

#include <microhttpd.h>

/* Swift's Glibc module leaves these two out. */
#include <sys/epoll.h>
#include <sys/eventfd.h>

/* MHD_start_daemon ends in a variadic list of options: here it is one array ended by
   MHD_OPTION_END. */
static inline struct MHD_Daemon *
cmhd_start_daemon (unsigned int flags, MHD_AccessHandlerCallback handler, void *handler_context,
                   const struct MHD_OptionItem *options)
{
  return MHD_start_daemon (flags, 0, NULL, NULL, handler, handler_context,
                           MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

/* MHD_get_connection_info is variadic for the sake of questions that we do not ask. */
static inline const union MHD_ConnectionInfo *
cmhd_get_connection_info (struct MHD_Connection *connection, enum MHD_ConnectionInfoType type)
{
  return MHD_get_connection_info (connection, type);
}

/* MHD_set_response_options is variadic for the sake of options that do not exist yet. */
static inline enum MHD_Result
cmhd_set_response_flags (struct MHD_Response *response, enum MHD_ResponseFlags flags)
{
  return MHD_set_response_options (response, flags, MHD_RO_END);
}

#endif
