// A plugin, such as a module for another language, that contains the libraries it uses.
#include "plymouth.hpp"

extern "C" long long net_risk_payment_pence(const char* folder)
{
    return plymouth(folder).partners[0].net_risk_payment.pence();
}
