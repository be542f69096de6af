#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <riskshare/export.hpp>
#include <riskshare/values/money.hpp>

namespace riskshare::json {

/// Writes JSON in the order of the calls, indented by two spaces a level.
class RISKSHARE_EXPORT Writer {
public:
    template <class Write>
    void object(Write write)
    {
        enclosed('{', '}', write);
    }
    template <class Write>
    void list(Write write)
    {
        enclosed('[', ']', write);
    }

    void value(std::string_view text);
    void value(Money amount) { value(to_text(amount)); }
    void value(std::int64_t number);

    void key(std::string_view name);
    template <class T>
    void field(std::string_view name, const T& field_value)
    {
        key(name);
        value(field_value);
    }
    template <class Write>
    void object(std::string_view name, Write write)
    {
        key(name);
        object(write);
    }
    template <class Write>
    void list(std::string_view name, Write write)
    {
        key(name);
        list(write);
    }

    /// The finished text, ending in a newline.
    [[nodiscard]] std::string take() &&;

private:
    template <class Write>
    void enclosed(char open, char close, Write write)
    {
        start_value();
        text_ += open;
        ++depth_;
        is_first_ = true;
        write();
        --depth_;
        if (!is_first_) { start_line(); }
        text_ += close;
        is_first_ = false;
    }
    void start_value();
    void start_line();
    void append_string(std::string_view text);

    std::string text_;
    std::size_t depth_ = 0;
    bool is_first_ = true;
    bool has_key_ = false;
};

/// Writes a list with one object per item.
template <class List, class Write>
void write_list(Writer& out, std::string_view name, const List& items, Write write)
{
    out.list(name, [&] {
        for (const auto& item : items) { write(out, item); }
    });
}

}  // namespace riskshare::json
