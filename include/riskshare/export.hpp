#pragma once

/// Marks what shared libraries give their users; all else in them is hidden. On Windows, CMake says
/// whether the libraries are shared.
#if defined(_WIN32) && defined(RISKSHARE_BUILDS_SHARED)
#define RISKSHARE_EXPORT __declspec(dllexport)
#elif defined(_WIN32) && defined(RISKSHARE_SHARED)
#define RISKSHARE_EXPORT __declspec(dllimport)
#elif defined(__GNUC__) && !defined(_WIN32)
#define RISKSHARE_EXPORT __attribute__((visibility("default")))
#else
#define RISKSHARE_EXPORT
#endif
