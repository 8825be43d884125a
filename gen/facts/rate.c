#include "facts/sandbox_int.h"

#include "base/fatal.h"

enum { DECIMALS_MAX = 6 };

/* numerator / denominator, rounded half away from zero. */
static __int128 divide(__int128 numerator, __int128 denominator)
{
    bool negative = (numerator < 0) != (denominator < 0);
    __int128 n = numerator < 0 ? -numerator : numerator;
    __int128 d = denominator < 0 ? -denominator : denominator;
    __int128 q = n / d;

    if (n % d * 2 >= d)
        q++;
    return negative ? -q : q;
}

/* |change| < 2^63, so that change * 10^8 stays below 2^90. */
static void rate(sqlite3_context *out, int n, sqlite3_value **arg)
{
    for (int i = 0; i < n; i++) {
        int type = sqlite3_value_type(arg[i]);
        if (type == SQLITE_NULL)
            return; /* the result is NULL */
        if (type != SQLITE_INTEGER) {
            sqlite3_result_error(out, "rate: not a whole number", -1);
            return;
        }
    }
    __int128 change = sqlite3_value_int64(arg[0]);
    __int128 base = sqlite3_value_int64(arg[1]);
    sqlite3_int64 decimals = sqlite3_value_int64(arg[2]);
    if (decimals < 0 || decimals > DECIMALS_MAX) {
        sqlite3_result_error(out, "rate: decimals", -1);
        return;
    }
    if (base == 0)
        return;
    __int128 scaled = change * 100;
    for (; decimals > 0; decimals--)
        scaled *= 10;
    __int128 result = divide(scaled, base);
    if (result > INT64_MAX || result < INT64_MIN)
        sqlite3_result_error(out, "integer overflow", -1);
    else
        sqlite3_result_int64(out, (sqlite3_int64)result);
}

void rate_register(sqlite3 *db)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

    if (sqlite3_create_function(db, "rate", 3, flags, NULL, rate, NULL, NULL) != SQLITE_OK)
        fatal_memory();
}
