#!/bin/sh
# The command as a user runs it: exit statuses, output and files, and the reports of Plymouth's fund
# letter by letter.
#
#   command_test.sh COMMAND             lists what fails; prints nothing if all is well
#   command_test.sh COMMAND --accept    accepts today's reports as the expected ones
set -u
command=$(realpath -- "$1") || exit 1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
plymouth=$here/../../examples/plymouth
golden=$here/golden
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$plymouth/agreement.json" "$plymouth/position.json" "$plymouth/month-06.json" "$work" || exit 1
cd "$work" || exit 1
unset NO_COLOR
failures=0

fail() {
    echo "command_test: $*" >&2
    failures=$((failures + 1))
}

# Runs the command with the arguments given and expects an exit status.
expect() {
    wanted=$1
    shift
    "$command" "$@" >out 2>err
    status=$?
    [ "$status" -eq "$wanted" ] || fail "$*: exit status $status, not $wanted: $(cat err)"
}

# Expects a refusal: standard output empty, and this on standard error.
expect_refusal() {
    wanted=$1
    reason=$2
    shift 2
    expect "$wanted" "$@"
    [ ! -s out ] || fail "$*: something on standard output"
    grep -qF -e "$reason" err || fail "$*: no \"$reason\" on standard error, but: $(cat err)"
}

expect_report() {
    report=$golden/$1
    shift
    expect 0 "$@"
    [ ! -s err ] || fail "$*: something on standard error"
    if [ "$accept" = --accept ]; then cp out "$report"; fi
    diff -u "$report" out >&2 || fail "$*: not $report"
}

# The same for a report whose exit status is 1.
expect_finding() {
    report=$golden/$1
    shift
    expect 1 "$@"
    [ ! -s err ] || fail "$*: something on standard error"
    if [ "$accept" = --accept ]; then cp out "$report"; fi
    diff -u "$report" out >&2 || fail "$*: not $report"
}

# Expects a file to be unchanged, and no new file in its folder.
expect_kept() {
    [ "$(cat kept/file)" = old ] || fail "$1: the old file is gone"
    [ "$(ls -A kept)" = file ] || fail "$1: something is left behind: $(ls -A kept)"
}

accept=${2-}
expect_report settle.txt settle agreement.json position.json
expect_report settle-nhs-thousands.txt settle agreement.json position.json --sign nhs --in thousands
expect_report settle-millions-add-up.txt settle agreement.json position.json --in millions --add-up
expect_report settle.md settle agreement.json position.json --format markdown
expect_report settle-by-service.txt settle agreement.json position.json --by-service
expect_report settle.csv settle agreement.json position.json --format csv
expect_report fund.txt fund agreement.json
expect_report fund.json fund agreement.json --format json
expect_report explain.txt explain agreement.json position.json
expect_report explain-pcc.md explain agreement.json position.json pcc --format markdown
expect_report compare.txt compare agreement.json none position.json
expect_report compare.json compare agreement.json none position.json --format json
expect_report mechanism.txt mechanism lead_body
expect_report mechanism.json mechanism aligned_budget --format json
expect_report mechanism.md mechanism joint_commissioning --format markdown
expect_report mechanism.csv mechanism joint_venture --format csv
expect_report report.html report agreement.json position.json --format html
expect_report report.md report agreement.json position.json --format markdown
expect_report report-month.html report agreement.json month-06.json --format html --in thousands
expect_report report-month.md report agreement.json month-06.json --format markdown
expect_report report-month-nhs.txt report agreement.json month-06.json --sign nhs --in millions
expect_report report-month.csv report agreement.json month-06.json --format csv
mkdir nothing-posted
expect_report report-posted.md report agreement.json month-06.json --posted nothing-posted \
    --format markdown
expect_refusal 3 'missing' report agreement.json month-06.json --posted missing
expect_report report-month.json report agreement.json month-06.json --format json
for name in '' check fund contributions settle report journals month explain compare balances statement replay import \
    reconcile mechanism schema workbook; do
    # A command or none.
    # shellcheck disable=SC2086
    expect_report "help${name:+-$name}.txt" $name --help
done

# Journals: a month, the next, and the same again, with those posted before in a folder.
mkdir posted
sed 's/"month": 12/"month": 5/; s/"outturn",$/"forecast",/' position.json >august.json
expect_report journals.txt journals agreement.json august.json --posted posted
expect_report journals.md journals agreement.json august.json --format markdown
for format in csv ledger beancount; do
    expect_report "journals.$format" journals agreement.json august.json --format $format
done
expect 0 journals agreement.json august.json --format hledger
cmp -s out "$golden/journals.ledger" || fail 'hledger reads something else than ledger'
expect 0 journals agreement.json august.json --posted posted --format json -o posted/august.json
expect_report journals-posted.txt journals agreement.json august.json --posted posted
expect_report journals-second.json journals agreement.json position.json --posted posted \
    --format json
expect_refusal 2 '-o would overwrite posted/august.json' journals agreement.json august.json \
    --posted posted --format json -o posted/august.json
expect_refusal 3 'cannot read nowhere: No such file or directory' journals agreement.json august.json \
    --posted nowhere
expect_refusal 3 'cannot read august.json: Not a directory' journals agreement.json august.json \
    --posted august.json
cp posted/august.json posted/august-again.json
expect_refusal 1 'posted/august.json /number: must be a number that no other journal of the year has' \
    journals agreement.json august.json --posted posted
rm posted/august-again.json
expect 0 settle agreement.json august.json --format json -o posted/settled.json
expect_refusal 1 'posted/settled.json /format: must be "riskshare/journals/1"' \
    journals agreement.json august.json --posted posted
mv posted/settled.json posted/settled.txt
sed 's/"month": 5/"month": 4/' august.json >july.json
expect_refusal 1 'posted/august.json /month: must not be after the month of the position' \
    journals agreement.json july.json --posted posted
reserve=$here/../cases/reserve-first-then-60-40
sed -e '/"host"/d' -e 's/"pooled"/"aligned"/' "$reserve/agreement.json" >no-host.json
expect_refusal 1 'no-host.json /host: must name the partner whose ledger has the reserve' \
    journals no-host.json "$reserve/position.json"
expect_refusal 2 '--format' fund agreement.json --format ledger

# Journals in a folder are files that end in .json, in capitals or not, and are not hidden.
mkdir kinds
cp posted/august.json kinds/AUGUST.JSON
expect 0 journals agreement.json august.json --posted kinds
grep -q 'No lines to post' out || fail 'a journal that ends in .JSON is posted again'
mv kinds/AUGUST.JSON kinds/.august.json
expect_report journals.txt journals agreement.json august.json --posted kinds
mkfifo kinds/pipe.json
expect_refusal 1 'kinds/pipe.json (the whole): must be a file' journals agreement.json august.json \
    --posted kinds
rm kinds/pipe.json
mkdir kinds/folder.json
expect_refusal 1 'found a folder' journals agreement.json \
    august.json --posted kinds
rmdir kinds/folder.json
ln -s nowhere kinds/link.json
expect_refusal 3 'cannot read kinds/link.json: No such file' journals agreement.json august.json \
    --posted kinds
ln -sf ../posted/august.json kinds/link.json
expect_report journals-posted.txt journals agreement.json august.json --posted kinds

# Every example settles to its settlement.md.
for folder in "$plymouth"/../*/; do
    name=$(basename "$folder")
    [ -f "$folder/agreement.json" ] || continue
    expect 0 check "$folder/agreement.json" "$folder/position.json"
    expect 0 settle "$folder/agreement.json" "$folder/position.json" --format markdown
    if [ "$accept" = --accept ]; then cp out "$folder/settlement.md"; fi
    diff -u "$folder/settlement.md" out >&2 || fail "$name: not its settlement.md"
    [ -f "$plymouth/../../docs/examples/$name.md" ] || fail "$name: no page in docs/examples"
done
for name in agreement single-pool position; do
    cp "$plymouth/../oxfordshire/$name.json" "oxfordshire-$name.json"
done
expect_report compare-oxfordshire.md compare oxfordshire-agreement.json \
    oxfordshire-single-pool.json oxfordshire-position.json --format markdown
cp "$plymouth/payment-cap.json" "$plymouth/netting.json" .
expect_report compare-plymouth.md compare agreement.json payment-cap.json netting.json \
    --format markdown
expect_report settle-payment-cap.txt settle payment-cap.json netting.json --by-service
expect 0 settle payment-cap.json netting.json --by-service --format json -o payment-cap-settled.json
expect 0 replay payment-cap-settled.json payment-cap.json netting.json
for agreement in agreement payment-cap; do
    expect 0 settle "$agreement.json" position.json --format json
    grep '"net_risk_payment"' out >"$agreement-paid"
done
cmp agreement-paid payment-cap-paid || fail 'the readings differ where nobody is above a limit'
cp "$plymouth/../rotherham/agreement.json" rotherham.json
cp "$plymouth/../rotherham/position.json" rotherham-position.json
cp "$plymouth/../rotherham/agreed-beforehand.json" agreed-beforehand.json
expect_report settle-agreed-beforehand.md settle rotherham.json agreed-beforehand.json --by-service \
    --format markdown
expect_report compare-agreed-beforehand.txt compare rotherham.json none agreed-beforehand.json
expect 0 settle rotherham.json agreed-beforehand.json --by-service --format json -o agreed.json
expect 0 replay agreed.json rotherham.json agreed-beforehand.json
expect 1 replay agreed.json rotherham.json rotherham-position.json
expect 0 explain rotherham.json agreed-beforehand.json council
grep -q 'bears as decided by both Chief Finance Officers on 2016-03-21' out ||
    fail 'explain does not say who decided'
sed 's/both Chief/\\u001b[2Jboth Chief/' agreed-beforehand.json >steering.json
expect 0 settle rotherham.json steering.json
grep -q "$(printf '\033')" out && fail 'settle prints an escape sequence of a decision'
cp "$here/../cases/decision-beside-formula/agreement.json" two-pools.json
sed -e 's/20100.00/19970.00/' -e 's/"decisions": \[/& {"risk_share": "community", "decided_by": "Board", \
    "date": "2026-04-22", "minute": "7.4", "borne_by": {"reserve": "-30.00"}},/' \
    "$here/../cases/decision-beside-formula/position.json" >nothing-in-all.json
expect 0 settle two-pools.json nothing-in-all.json --by-service
grep -q '^Community wards  *40.01  *20.00  *30.00  *90.01$' out ||
    fail 'no column of a reserve that bears something of a service and nothing in all'
sed 's/both-pools/one-pool/' rotherham.json >other-pool.json
expect_refusal 1 'agreed-beforehand.json /decisions/0/risk_share: must be a risk share' \
    compare rotherham.json other-pool.json agreed-beforehand.json
cp "$plymouth/../better-care-fund/agreement.json" better-care-fund.json
expect_report fund-not-pooled.txt fund better-care-fund.json
cp "$plymouth/../better-care-fund/position.json" better-care-fund-position.json
expect 0 explain better-care-fund.json better-care-fund-position.json council
[ "$(grep -cx 'Money that is not pooled' out)" = 1 ] || fail 'explain: not one chapter of its own'
cp "$plymouth/../cambridgeshire/agreement.json" cambridgeshire.json
cp "$plymouth/../cambridgeshire/position.json" cambridgeshire-position.json
expect_report settle-ending.txt settle cambridgeshire.json cambridgeshire-position.json
expect_report settle-ending-thousands.csv settle cambridgeshire.json cambridgeshire-position.json \
    --in thousands --sign nhs --format csv
expect_report explain-ending.txt explain cambridgeshire.json cambridgeshire-position.json icb
expect 0 check better-care-fund.json better-care-fund-position.json
expect_report check-streams.txt check better-care-fund.json
expect_report settle-ring-fenced.txt settle better-care-fund.json better-care-fund-position.json --by-service
expect_report compare-ring-fenced.txt compare better-care-fund.json none better-care-fund-position.json
expect_report fund-not-pooled.csv fund better-care-fund.json --in thousands --format csv
for name in agreement position; do
    cp "$here/../cases/vat/$name.json" "vat-$name.json"
done
cp "$plymouth/../scottish-lead-agency/agreement.json" lead-agency.json
cp "$plymouth/../scottish-lead-agency/position.json" lead-agency-position.json
expect_report settle-vat.txt settle vat-agreement.json vat-position.json
expect 0 explain vat-agreement.json vat-position.json
[ "$(grep -cx 'VAT' out)" = 1 ] || fail 'explain: VAT is not one chapter of its own'
grep -q 'the rule on partial exemption' out || fail 'explain: no word on where 5% comes from'

for name in agreement position; do cp "$plymouth/../oldham/$name.json" "oldham-$name.json"; done
expect_report contributions.txt contributions oldham-agreement.json
expect_report contributions-month-6.txt contributions oldham-agreement.json oldham-position.json
expect_report contributions-month-6.json contributions oldham-agreement.json oldham-position.json \
    --format json
expect_report contributions-thousands.md contributions oldham-agreement.json oldham-position.json \
    --in thousands --add-up --format markdown
expect_report contributions-plymouth.txt contributions agreement.json
expect_report fund-variations.txt fund oldham-agreement.json
expect 0 explain oldham-agreement.json oldham-position.json
grep -qF 'agreement /variations/0/changes/0/gross (additional)' out ||
    fail 'explain: a variation is not named'
expect_refusal 2 'AGREEMENT is required' contributions

# Rounded figures of VAT add up along a row too: 1.40 less 0.56 is 0.84.
sed 's/"incurred": "170000.00"/"incurred": "1400.00"/' "$plymouth/../health-centre/position.json" >vat-position.json
expect 0 settle "$plymouth/../health-centre/agreement.json" vat-position.json --in thousands --add-up
grep -qE '^Running the centre .* 1 +0 +1 +90 +-89$' out || fail "VAT that does not add up: $(grep '^Running' out)"

# Statements of the pooled fund: Plymouth's, the Better Care Fund's and one with three partners.
for name in agreement position agreement-before position-before; do
    cp "$here/../month_end/statements/$name.json" "three-$name.json"
done
cp "$plymouth/month-06.json" .
expect_report statement-quarter-plymouth.txt statement quarter agreement.json month-06.json \
    --in thousands --add-up
expect_report statement-year-plymouth.md statement year agreement.json position.json \
    --format markdown
expect_report statement-accounts-plymouth.csv statement accounts agreement.json position.json \
    --format csv
expect_report statement-year-streams.txt statement year better-care-fund.json \
    better-care-fund-position.json --sign nhs
expect_report statement-accounts-streams.txt statement accounts better-care-fund.json \
    better-care-fund-position.json --in millions
expect_report statement-quarter.txt statement quarter three-agreement.json three-position.json
expect_report statement-quarter-nhs.csv statement quarter three-agreement.json three-position.json \
    --sign nhs --format csv
expect_report statement-year.txt statement year three-agreement.json three-position.json \
    --prior-year three-agreement-before.json three-position-before.json
expect_report statement-year.json statement year three-agreement.json three-position.json \
    --prior-year three-agreement-before.json three-position-before.json --format json
# A year before without a reserve had nothing in it, and drew nothing.
sed '/"reserve": {"balance"/d; /"split": "reserve"/d' three-agreement-before.json >no-reserve.json
expect 0 statement year three-agreement.json three-position.json \
    --prior-year no-reserve.json three-position-before.json
[ "$(grep -A 9 '^The reserve (' out | grep -c ' 0\.00$')" -eq 4 ] ||
    fail "a year without a reserve has one: $(grep -A 9 '^The reserve (' out)"
expect_report statement-accounts.txt statement accounts three-agreement.json three-position.json
expect_report statement-accounts.md statement accounts three-agreement.json three-position.json \
    --format markdown
sed 's/"month": 9/"month": 8/' three-position.json >month-8.json
expect 0 statement quarter three-agreement.json month-8.json
head -n 1 out | grep -qx '.*: statement of the pooled fund, to month 8, November 2025' ||
    fail "a month that ends no quarter is titled $(head -n 1 out)"
for kind in quarter year accounts; do
    expect_refusal 1 'lead-agency.json /services: must have a pooled service, since a statement is of' \
        statement "$kind" lead-agency.json lead-agency-position.json
    grep -qF '[pooled_service_missing]' err || fail 'statement: a refusal without its code'
    expect_refusal 2 'POSITION is required' statement "$kind" three-agreement.json
done
expect_refusal 2 'month not in {quarter,year,accounts}' statement month agreement.json position.json
expect_refusal 2 'STATEMENT is required' statement
expect_refusal 2 '--prior-year goes with the statement of a year alone' statement quarter \
    three-agreement.json three-position.json \
    --prior-year three-agreement-before.json three-position-before.json
expect_refusal 2 '--prior-year' statement year three-agreement.json three-position.json \
    --prior-year three-agreement-before.json
expect_refusal 1 'three-agreement.json /financial_year: must be the year before 2025-26' \
    statement year three-agreement.json three-position.json \
    --prior-year three-agreement.json three-position.json
expect_refusal 1 'lead-agency.json /name: must be the name of three-agreement.json' \
    statement year three-agreement.json three-position.json \
    --prior-year lead-agency.json lead-agency-position.json
grep -qF '[another_agreement]' err || fail 'another agreement: a refusal without its code'
grep -qF '[not_the_year_before]' err || fail 'another year: a refusal without its code'
grep -qF 'lead-agency.json /services: must have a pooled service' err ||
    fail 'the year before may have no pooled service'
expect_refusal 1 'three-position.json /financial_year: must be the year of the agreement' \
    statement year three-agreement.json three-position.json \
    --prior-year three-agreement-before.json three-position.json
expect_refusal 2 'standard input can be one of the files, not more' statement year - \
    three-position.json --prior-year - three-position-before.json
cp three-position-before.json kept-before.json
expect_refusal 2 'would overwrite kept-before.json' statement year three-agreement.json \
    three-position.json --prior-year three-agreement-before.json kept-before.json -o kept-before.json
expect_refusal 2 'does not go with --format json' statement year agreement.json position.json \
    --format json --in thousands

# Balances above their thresholds give exit status 1; those within them do not.
expect_finding balances.txt balances three-agreement.json three-position.json
expect_finding balances-plymouth.txt balances agreement.json month-06.json --in thousands
expect_finding balances.csv balances three-agreement.json three-position.json --format csv
expect_finding balances.json balances three-agreement.json three-position.json --format json
sed -e 's/"10.00"/"10.01"/' -e 's/: "5.00"/: "7.50"/' three-agreement.json >wider.json
expect_report balances-agreed.md balances wider.json three-position.json --format markdown
expect_refusal 1 "position.json /balances: must have the ledgers' balances with each other" \
    balances agreement.json position.json
grep -qF '[balances_missing]' err || fail 'balances: a refusal without its code'
expect_refusal 2 'POSITION is required' balances agreement.json
sed 's/Example Trust/\\u001b[2JTrust/' three-agreement.json >steering.json
expect 1 balances steering.json three-position.json
grep -q "$(printf '\033')" out && fail 'balances prints an escape sequence of a name'
expect 0 statement year steering.json three-position.json
grep -q "$(printf '\033')" out && fail 'a statement prints an escape sequence of a name'

# Ledgers and budget lines, imported.
mkdir ledgers
cp "$plymouth"/*.csv "$plymouth"/*mapping.json ledgers
expect 0 import ledgers/mapping.json ledgers/council-ledger.csv ledgers/ccg-ledger.csv \
    -o imported.json
expect 0 check agreement.json imported.json
expect_report import-services.json import ledgers/budget-mapping.json ledgers/budget.csv
"$command" import ledgers/budget-mapping.json - <ledgers/budget.csv >out ||
    fail 'budget lines from standard input'
cmp "$golden/import-services.json" out || fail 'budget lines from standard input differ'
expect_refusal 1 'ccg-ledger.csv row 2: must have the column "Cost centre"' \
    import ledgers/mapping.json ledgers/ccg-ledger.csv ledgers/council-ledger.csv
LC_ALL=C sed '5s/4,000,000/4,000,00/' ledgers/council-ledger.csv >ledgers/spoilt.csv
expect_refusal 1 'spoilt.csv row 5, column C "Expenditure £": must be an amount with commas' \
    import ledgers/mapping.json ledgers/spoilt.csv ledgers/ccg-ledger.csv
sed 's/"partner": "pcc",/&"delimiter": "x",/' ledgers/mapping.json >ledgers/delimited.json
expect_refusal 1 'must be ",", ";", "\t" or "|"' import ledgers/delimited.json \
    ledgers/council-ledger.csv ledgers/ccg-ledger.csv
expect_refusal 2 'says how to read 2 CSV' import ledgers/mapping.json ledgers/council-ledger.csv
expect_refusal 2 'CSV is required' import ledgers/mapping.json
expect_refusal 2 'standard input can be one of the files, not more' \
    import ledgers/mapping.json - -
expect_refusal 2 'would overwrite ledgers/budget.csv' import ledgers/budget-mapping.json \
    ledgers/budget.csv -o ledgers/budget.csv
expect_refusal 3 'cannot read missing.csv' import ledgers/budget-mapping.json missing.csv

# Printed tables, reconciled: exit status 1 if a sum does not add up.
cp "$plymouth"/../reconcile/* ledgers
for name in oldham bath; do
    expect_report "reconcile-$name.txt" reconcile "ledgers/$name.json" "ledgers/$name.csv"
done
for name in nottingham vale-of-york; do
    expect_finding "reconcile-$name.txt" reconcile "ledgers/$name.json" "ledgers/$name.csv"
done
for format in json:json markdown:md csv:csv; do
    expect_finding "reconcile.${format#*:}" reconcile ledgers/nottingham.json \
        ledgers/nottingham.csv --format "${format%:*}"
done
sed '/rounded_to/d' ledgers/nottingham.json >ledgers/as-printed.json
expect_finding reconcile-breaks.txt reconcile ledgers/as-printed.json ledgers/nottingham.csv
# The NHS table, read as if a council had printed it; and the council's words turned round.
sed -e 's/\["Target"\], "less": \["Actual"\], "sign": "nhs"/["Actual"], "less": ["Target"], "sign": "council"/' \
    ledgers/vale-of-york.json >ledgers/as-council.json
expect_finding reconcile-other-sign.txt reconcile ledgers/as-council.json ledgers/vale-of-york.csv
sed 's/ADV$/FAV/' ledgers/bath.csv >ledgers/wrong-words.csv
expect_finding reconcile-wrong-words.txt reconcile ledgers/bath.json ledgers/wrong-words.csv
printf '{"format": "riskshare/reconciliation/1", "name": "\\u001b[31m", "labels": "a", "figures": ["b"],
    "rows": [{"total": "\\u001b[31m", "of": ["\\u202e"]}]}' >steering.json
printf 'a,b\n"\033[32m\342\200\256",1x\n' >ledgers/steering.csv
expect_refusal 1 'must be the label of a row' reconcile steering.json ledgers/steering.csv
if tr -d '\n' <err | grep -q '[[:cntrl:]]'; then fail 'a label steers the terminal'; fi

# Conditions that are not met: reported with the shortfall and exit status 1, but settled.
sed -e 's/"minimum": "28070000.00"/"minimum": "28070000.01"/' \
    -e 's/"services": \["sexual-health"\]/"services": ["home-care"]/' \
    -e '/"services": \[$/{n;s/"sexual-health"/"home-care"/;}' better-care-fund.json >not-met.json
expect 1 check not-met.json better-care-fund-position.json
[ ! -s err ] || fail 'check: a condition that is not met is said on standard error'
grep -qxF 'NHS minimum contribution: £28,070,000.00 of at least £28,070,000.01: £0.01 short' out ||
    fail "check: no shortfall, but $(cat out)"
grep -qxF 'Public health grant: £2,000,000.00 spent on other services (£2,000,000.00 on Sexual health): not met' out ||
    fail "check: no services, but $(cat out)"
[ "$(tail -n 1 out)" = 'not met' ] || fail 'check does not say not met'
expect 0 settle not-met.json better-care-fund-position.json

# A month: all of its files or none, the same as the single commands write.
mkdir months months/posted months/empty
expect_month() {
    folder=$1
    shift
    expect 0 month agreement.json month-06.json --out "$folder" "$@"
    [ ! -s err ] || fail "month: something on standard error: $(cat err)"
    [ "$(cut -d : -f 1 out | sort)" = "$(find "$folder" -type f | sed 's|//|/|' | sort)" ] ||
        fail "month lists $(cat out), and there is $(ls "$folder")"
}
# Expects no folder of a month that failed, and no temporary one.
expect_no_month() {
    [ ! -e months/failed ] || fail "$1: there is a folder"
    [ -z "$(find months -name '.riskshare-*')" ] || fail "$1: something is left behind"
}
expect_month months/06 --posted months/posted --sign nhs --in thousands
expect_report month.txt month agreement.json month-06.json --out months/listed
"$command" report agreement.json month-06.json --posted months/posted --sign nhs --in thousands \
    --format html | cmp - months/06/report.html || fail 'month: another report'
"$command" report agreement.json month-06.json --posted months/posted --sign nhs --in thousands \
    --format markdown | cmp - months/06/report.md || fail 'month: another paper'
"$command" journals agreement.json month-06.json --format csv | cmp - months/06/journals.csv ||
    fail 'month: another upload'
"$command" journals agreement.json month-06.json --format json | cmp - months/06/journals.json ||
    fail 'month: another journal'
"$command" settle agreement.json month-06.json --by-service --format json |
    cmp - months/06/settlement.json || fail 'month: another settlement'
"$command" workbook agreement.json month-06.json -o months/alone.xlsx
cmp months/alone.xlsx months/06/workbook.xlsx || fail 'month: another workbook'
cp months/06/journals.json months/posted/06.json
expect_month months/again --posted months/posted
grep -q 'journals.csv: nothing to post' out || fail 'month: the same month twice posts something'
expect_month months/empty
expect_month months/slash/
expect_refusal 2 '--out must be a new folder: months/06 is there and not empty' \
    month agreement.json month-06.json --out months/06
for other in agreement.json /dev/null; do
    expect_refusal 2 "--out must be a new folder: $other is not a folder" \
        month agreement.json month-06.json --out "$other"
done
mkdir months/current
(cd months/current && "$command" month ../../agreement.json ../../month-06.json --out .) >out 2>err
[ $? -eq 2 ] || fail 'month: the current folder is taken for a new one'
grep -qF -e '--out must be a new folder: . is the current one' err || fail "month: --out . says $(cat err)"
# A path leads where the system says, also through a link; and what is printed is there.
mkdir -p months/far/away
ln -s far/away months/link
expect_month months/link/../beside
[ -d months/far/beside ] || fail 'month: not where the path leads'
mkdir months/for-link
ln -s for-link months/linked
expect_month months/linked/
[ -L months/linked ] || fail 'month: a link to an empty folder is gone'
[ -e months/for-link/report.md ] || fail 'month: not in the folder that the link leads to'
mkdir months/none-posted
expect_refusal 2 '--out is the folder of --posted' month agreement.json month-06.json \
    --posted months/none-posted --out months/../months/none-posted
expect_refusal 2 '--out is required' month agreement.json month-06.json
expect_refusal 1 'month-06.json /services' month better-care-fund.json month-06.json --out months/failed
expect_no_month 'a refusal'
expect_refusal 3 'cannot write months/nowhere/06' month agreement.json month-06.json \
    --out months/nowhere/06
(ulimit -f 100 && "$command" month agreement.json month-06.json --out months/failed >/dev/null 2>&1)
[ $? -eq 3 ] || fail 'month: a file that is too large is no error'
(ulimit -f 300 && "$command" month agreement.json month-06.json --out months/failed >/dev/null 2>err)
[ $? -eq 3 ] || fail 'month: a workbook that is too large is no error'
grep -q '\.riskshare-' err && fail "month names its temporary folder: $(cat err)"
grep -q '\[ERROR\]' err && fail "libxlsxwriter speaks: $(cat err)"
expect_no_month 'a file too large'

# Files without problems.
expect 0 check agreement.json position.json
[ "$(cat out)" = ok ] || fail 'check does not say ok'
expect 0 check agreement.json
sed 's|"host": "ccg",|& "mechanisms": {"pooled": "lead_body", "aligned": "aligned_budget"},|' \
    agreement.json >lead-body.json
expect_report check-warnings.txt check lead-body.json position.json
expect 0 check lead-body.json
[ "$(cat out)" = ok ] || fail 'check warns of an agreement without a position'
expect 0 settle lead-body.json position.json
mv out with-mechanisms
expect 0 settle agreement.json position.json
cmp with-mechanisms out || fail 'a mechanism changes the settlement'
expect 0 --version
grep -qx 'riskshare [0-9.]*' out || fail "--version says $(cat out)"

for schema in "$here"/../../docs/schemas/*-1.json; do
    format=$(basename "$schema" -1.json)
    expect 0 schema "$format"
    cmp out "$schema" || fail "schema $format is not docs/schemas/$format-1.json"
done

# JSON: the parts are the same as in the whole.
expect 0 settle agreement.json position.json --format json
sed -n '/^  "fund": {$/,/^  },$/p' out | sed -e 's/^  //' -e '1s/.*/{/' -e '$s/.*/}/' >fund.json
sed -n '/^  "explanation": \[$/,/^  \]$/p' out | sed -e 's/^  //' -e '1s/.*/[/' >explanation.json
expect 0 fund agreement.json --format json
cmp out fund.json || fail 'fund --format json is not the fund of the settlement'
expect 0 explain agreement.json position.json --format json
cmp out explanation.json || fail 'explain --format json is not the explanation of the settlement'

# Standard input for either file, but only for one.
expect 0 settle agreement.json position.json
mv out expected
"$command" settle - position.json <agreement.json >out || fail 'the agreement from standard input'
cmp out expected || fail 'the agreement from standard input settles otherwise'
"$command" settle agreement.json - <position.json >out || fail 'the position from standard input'
cmp out expected || fail 'the position from standard input settles otherwise'
expect_refusal 2 'standard input can be one of the files, not more' settle - -
expect_refusal 2 'standard input can be one of the files, not more' replay - agreement.json -

# Two agreements, compared: the position must fit both.
sed 's/"0.5%"/"0.1%"/' agreement.json >proposed.json
expect 0 compare agreement.json proposed.json position.json
grep -qF 'First: agreement.json. Second: proposed.json.' out || fail 'compare does not say what'
grep -qF 'NEW Devon CCG bears' out || fail 'compare does not say who gains'
expect 0 compare agreement.json agreement.json position.json
grep -qx 'Under the second, NEW Devon CCG bears the same.' out || fail 'compare: not the same'
sed -e 's/"Plymouth Integrated Fund"/"Another"/' -e 's/"2015-16"/"2016-17"/' -e 's/"pcc"/"council"/g' \
    agreement.json >another.json
for what in /name /financial_year /partners; do
    expect_refusal 1 "another.json $what: must be the" compare agreement.json another.json position.json
    grep -qF '[not_comparable]' err || fail 'compare: a refusal without its code'
done
expect_refusal 2 'standard input can be one of the files, not more' compare - none -
expect_refusal 2 'OTHER is required' compare agreement.json
expect_refusal 2 'would overwrite' compare agreement.json proposed.json position.json -o proposed.json
expect_refusal 3 'cannot read missing.json' compare agreement.json missing.json position.json

# A settlement replays, from a file or standard input; a changed one does not.
expect 0 settle agreement.json position.json --by-service --format json -o settlement.json
expect 0 replay settlement.json agreement.json position.json
grep -qx 'ok: [0-9]* steps replayed, [0-9]* figures of the settlement explained' out ||
    fail "replay says $(cat out)"
"$command" replay - agreement.json position.json <settlement.json >out ||
    fail 'a settlement from standard input does not replay'
sed 's/"borne": "\([0-9]*\)/"borne": "1\1/' settlement.json >changed.json
expect_refusal 1 'changed.json /partners/0/borne: is ' replay changed.json agreement.json position.json
grep -qF 'changed.json /partners/1/borne: is ' err || fail 'replay: only the first finding'
sed 's|"id": "risk-cap/overspend/0/limit"|"id": "another"|' settlement.json >changed-step.json
sed 's|"explanation": \[|"explanations": [|' settlement.json >no-explanation.json
sed 's|"month": 12|"month": 3|' position.json >other-position.json
sed 's|"14000000.00"|"14000000.01"|' agreement.json >other-agreement.json
expect_refusal 1 'no step before this one is' replay \
    changed-step.json agreement.json position.json
expect_refusal 1 '/explanation: must be a list of steps' replay \
    no-explanation.json agreement.json position.json
expect_refusal 1 '/month: is 12, and the position says 3' replay \
    settlement.json agreement.json other-position.json
expect_refusal 1 'settlement.json step' replay settlement.json other-agreement.json position.json

# A file that is not a settlement is refused like any other.
printf '%0200000d' 0 | tr 0 '[' >deep.json
expect_refusal 1 'deep.json (the whole): must have at most 64 levels' replay \
    deep.json agreement.json position.json
expect_refusal 1 '[nested_too_deeply]' replay settlement.json deep.json position.json
echo '{' >half.json
expect_refusal 1 'half.json' replay half.json half.json position.json
[ "$(grep -c truncated err)" -eq 2 ] || fail 'replay: not every file that is no JSON'
echo '{"format": "x", "format": "x"}' >twice.json
expect_refusal 1 'has the key "format" twice' replay twice.json agreement.json position.json
expect_refusal 1 'must have the format' replay agreement.json agreement.json position.json
echo '{"\u001b[31m\u202e": 1}' >steering.json
expect_refusal 1 'has the unexpected key' replay steering.json agreement.json position.json
if tr -d '\n' <err | grep -q '[[:cntrl:]]'; then fail 'a settlement steers the terminal'; fi
expect_refusal 2 'POSITION is required' replay settlement.json agreement.json
expect_refusal 3 'cannot read missing.json' replay missing.json agreement.json position.json

# A workbook goes to a file, never to standard output.
expect 0 workbook agreement.json position.json -o settlement.xlsx
[ ! -s out ] || fail 'workbook writes on standard output'
[ "$(head -c 2 settlement.xlsx)" = PK ] || fail 'workbook writes no XLSX'
expect_refusal 2 '--output is required' workbook agreement.json position.json
expect_refusal 2 'POSITION is required' workbook agreement.json -o settlement.xlsx
expect_refusal 2 'would overwrite' workbook agreement.json position.json -o position.json
cp "$here/../cases/largest-amount/agreement.json" largest.json
sed '/"id": "care"/s/$/,\n{"id": "home", "name": "Home", "fund": "pooled", "contributions": {}, "responsible": {"statutory": "council"}}/' \
    largest.json > larger.json
sed '/"id": "care"/s/]$/, {"id": "home", "outturn": {"council": {"gross": "0.01"}}}]/' \
    "$here/../cases/largest-amount/position.json" > larger-position.json
expect 0 check larger.json larger-position.json
expect_refusal 1 'larger.json, larger-position.json (the whole): must give figures of at most' \
    settle larger.json larger-position.json
grep -qF 'variance of risk share "cap". Check for an amount with extra digits.   [total_too_large]' err ||
    fail 'an overflow does not say of what it is'
expect_refusal 1 'largest.json: too much for a workbook: all amounts without their signs come to' \
    workbook largest.json "$here/../cases/largest-amount/position.json" -o largest.xlsx
grep -qF '[workbook_too_large]' err || fail 'workbook: a refusal without its code'
expect_refusal 1 '[workbook_too_large]' month largest.json \
    "$here/../cases/largest-amount/position.json" --out months/failed
[ ! -e largest.xlsx ] || fail 'workbook leaves a file where it is refused'
expect_refusal 3 'cannot write missing/settlement.xlsx' \
    workbook agreement.json position.json -o missing/settlement.xlsx

expect_refusal 1 '[too_large_to_round]' settle largest.json "$here/../cases/largest-amount/position.json" \
    --in thousands
expect 0 settle largest.json "$here/../cases/largest-amount/position.json"

# Its parts pass through the temporary folder, and leave nothing there.
mkdir temporary
(TMPDIR=$PWD/temporary "$command" workbook agreement.json position.json -o in-temporary.xlsx) ||
    fail 'workbook in a temporary folder of its own'
cmp in-temporary.xlsx settlement.xlsx || fail 'workbook: another one in another temporary folder'
[ -z "$(ls -A temporary)" ] || fail "workbook leaves $(ls -A temporary)"
for folder in nowhere position.json; do
    for what in 'workbook agreement.json position.json -o none.xlsx' \
        'month agreement.json position.json --out months/failed'; do
        # Words of a command line.
        # shellcheck disable=SC2086
        (TMPDIR=$PWD/$folder "$command" $what) >out 2>err
        [ $? -eq 3 ] || fail "$what: no temporary folder: not 3"
        grep -q "^riskshare: cannot write the workbook's parts" err || fail "$what: says $(cat err)"
        grep -q '\[ERROR\]' err && fail "libxlsxwriter speaks: $(cat err)"
    done
done
[ ! -e none.xlsx ] || fail 'workbook writes without a temporary folder'
(ulimit -f 8 && "$command" workbook agreement.json position.json -o - 2>err | cat >cut.xlsx
    [ ! -s cut.xlsx ]) || fail 'a full temporary folder cuts the workbook short'
grep -q "^riskshare: cannot write the workbook's parts" err || fail "a full temporary folder: $(cat err)"

# Refused input: every problem of both files.
echo '{"format": "riskshare/agreement/1", "nmae": "x"}' >bad-agreement.json
echo '{"format": "riskshare/position/1", "mnoth": 6}' >bad-position.json
expect_refusal 1 'bad-agreement.json /nmae' compare agreement.json bad-agreement.json position.json
for name in check settle explain; do
    expect_refusal 1 'bad-agreement.json /nmae' "$name" bad-agreement.json bad-position.json
    grep -qF 'bad-position.json /mnoth' err || fail "$name: no problem of the position"
done
expect_refusal 1 'bad-position.json /mnoth' check agreement.json bad-position.json
expect_refusal 1 'bad-agreement.json /nmae' fund bad-agreement.json --format json
expect_refusal 1 'bad-position.json /mnoth' workbook agreement.json bad-position.json -o bad.xlsx
expect_refusal 1 'bad-position.json /mnoth' contributions agreement.json bad-position.json
expect_refusal 1 'standard input' check - <bad-agreement.json
printf '{"\033[31m\342\200\256": 1}' >steering.json
expect_refusal 1 'steering.json' check steering.json
if tr -d '\n' <err | grep -q '[[:cntrl:]]'; then fail 'a file steers the terminal'; fi
expect_refusal 3 'cannot read' check "$(printf 'a\033[31mb')"
if tr -d '\n' <err | grep -q '[[:cntrl:]]'; then fail 'the name of a file steers the terminal'; fi
unread=$(head -c 800000000 /dev/zero | { "$command" check - 2>err; wc -c; })
grep -qF file_too_large err || fail 'input without end is not refused'
[ "$unread" -gt 390000000 ] || fail 'input without end is read to its end'

# Wrong usage.
expect_refusal 2 'a command is needed'
expect_refusal 2 'did you mean "settle"?' setle agreement.json position.json
expect_refusal 2 'POSITION is required' settle agreement.json
expect_refusal 2 '--wrong' settle agreement.json position.json --wrong
expect_refusal 2 'html not in {table,json,markdown,csv}' \
    settle agreement.json position.json --format html
expect_refusal 2 'xml not in {table,json,markdown,csv}' fund agreement.json --format xml
expect_refusal 2 'did you mean "pcc"? Known are ccg, pcc' explain agreement.json position.json pc
expect_refusal 2 'did you mean "lead_body"? Known are aligned_budget, lead_body' mechanism lead-body
expect_refusal 2 'MECHANISM is required' mechanism
expect_refusal 2 'no partner "nobody"' explain agreement.json position.json nobody --format json
for option in '--sign nhs' '--in thousands' --add-up; do
    # An option and its value.
    # shellcheck disable=SC2086
    expect_refusal 2 "does not go with --format json" \
        report agreement.json position.json --format json $option
    # shellcheck disable=SC2086
    expect_refusal 2 "does not go with --format json" \
        settle agreement.json position.json --format json $option
done

# Files that cannot be read or written.
expect_refusal 3 'cannot read missing.json' check missing.json
expect_refusal 3 'cannot read missing.json' settle agreement.json missing.json
expect_refusal 3 'cannot read .' check .
expect_refusal 3 'cannot write missing/file' fund agreement.json -o missing/file
expect_refusal 3 'cannot write .' fund agreement.json -o .
ln -s . folder
expect_refusal 3 'cannot write folder' fund agreement.json -o folder
if [ -e /dev/full ]; then
    expect_refusal 3 'cannot write /dev/full' fund agreement.json -o /dev/full
    "$command" fund agreement.json >/dev/full 2>err && fail 'a full standard output is no failure'
    [ $? -eq 3 ] || [ -s err ] || fail 'a full standard output is not reported'
    "$command" --help >/dev/full 2>err
    [ $? -eq 3 ] || fail 'help on a full standard output: not 3'
fi
"$command" fund agreement.json >&- 2>err
[ $? -eq 3 ] || fail 'a closed standard output: not 3'
grep -q 'standard output' err || fail 'a closed standard output is not reported'
"$command" check agreement.json >out 2>&- || fail 'closed standard errors: not 0'


# Whatever becomes of a message, the exit status is the documented one.
expect_status() {
    wanted=$1
    shift
    "$command" "$@" >/dev/null 2>&-
    [ $? -eq "$wanted" ] || fail "$*: closed standard errors: not $wanted"
    "$command" "$@" >&- 2>&-
    [ $? -eq "$wanted" ] || fail "$*: closed standard output and errors: not $wanted"
    if [ -e /dev/full ]; then
        "$command" "$@" >/dev/full 2>/dev/full
        [ $? -eq "$wanted" ] || fail "$*: full standard output and errors: not $wanted"
    fi
    { { sleep 0.1; "$command" "$@" 2>&1; echo $? >status; } | :; } 2>/dev/null
    [ "$(cat status)" -eq "$wanted" ] || fail "$*: a closed pipe: $(cat status), not $wanted"
}
for words in 'fund missing' 'contributions missing' 'settle missing missing' 'check missing' \
    'report missing missing' 'journals missing missing' 'month missing missing --out m' \
    'explain missing missing' 'compare missing none missing' 'balances missing missing' \
    'statement year missing missing' 'replay missing missing missing' 'import missing missing' \
    'reconcile missing missing' 'workbook missing missing -o w.xlsx'; do
    # Words of a command line.
    # shellcheck disable=SC2086
    expect_status 3 $words
    # shellcheck disable=SC2086
    expect_status 2 ${words%% *} --wrong
done
expect_status 2 nosuch
for name in check settle explain; do expect_status 1 "$name" bad-agreement.json position.json; done

# -o writes atomically.
mkdir kept
echo old >kept/file
expect 0 settle agreement.json position.json -o new
cmp new expected || fail '-o writes something else'
[ ! -s out ] || fail '-o writes to standard output too'
expect_refusal 1 bad-agreement.json fund bad-agreement.json -o kept/file
expect_kept 'refused input'
expect_refusal 2 'no partner' explain agreement.json position.json nobody -o kept/file
expect_kept 'wrong usage'
(ulimit -f 0 && "$command" fund agreement.json -o kept/file 2>/dev/null)
[ $? -eq 3 ] || fail 'a file that cannot grow: not 3'
expect_kept 'a file that cannot grow'
(ulimit -f 1 && "$command" explain agreement.json position.json -o kept/file 2>/dev/null)
[ $? -eq 3 ] || fail 'a disk that is full in the middle of the file: not 3'
expect_kept 'a disk that is full in the middle of the file'
mkfifo pipe
"$command" fund pipe -o kept/file 2>/dev/null &
exec 9>pipe # which waits for the reader
kill -9 $!
wait $! 2>/dev/null
exec 9>&-
expect_kept 'a kill while reading'
if [ -n "${KILLED_IN_WRITE-}" ]; then
    (LD_PRELOAD=$KILLED_IN_WRITE "$command" fund agreement.json -o kept/file) 2>/dev/null
    [ $? -eq 137 ] || fail 'not killed while writing'
    [ "$(cat kept/file)" = old ] || fail 'a kill while writing: the old file is gone'
    [ -n "$(find kept -name '.riskshare-*' -size +0)" ] || fail 'killed before writing'
    rm kept/.riskshare-*
fi
cp agreement.json same.json
expect_refusal 2 'would overwrite same.json' fund same.json -o ./same.json
ln -s same.json linked
ln same.json hard-linked
for output in same.json linked hard-linked; do
    expect_refusal 2 'would overwrite same.json' settle same.json position.json -o "$output"
    expect_refusal 2 'would overwrite same.json' settle agreement.json same.json -o "$output"
done
if [ -e /dev/stdin ]; then
    expect_refusal 2 'would overwrite standard input' fund - -o same.json <same.json
fi
cmp agreement.json same.json || fail 'the agreement was overwritten'
ln -s nowhere dangling
expect 0 fund agreement.json -o dangling
cat pipe >from-pipe &
expect 0 fund agreement.json -o pipe
wait $!
[ -p pipe ] || fail '-o replaces a pipe'
expect 0 fund agreement.json
cmp dangling out || fail '-o over a symbolic link to nothing writes something else'
cmp from-pipe out || fail '-o to a pipe writes something else'
# An open file is written to and never replaced, and - is standard output.
for output in - /dev/stdout /dev/fd/1; do
    rm -f redirected
    "$command" fund agreement.json -o "$output" >redirected || fail "-o $output fails"
    cmp redirected out || fail "-o $output writes something else"
    echo before >redirected
    "$command" fund agreement.json -o "$output" >>redirected || fail "-o $output fails at the end"
    [ "$(head -n 1 redirected)" = before ] || fail "-o $output loses what was there"
    tail -n +2 redirected | cmp - out || fail "-o $output adds something else"
    [ "$("$command" fund agreement.json -o "$output" | cat | cksum)" = "$(cksum <out)" ] ||
        fail "-o $output into a pipe writes something else"
    [ "$(find . -name '.riskshare-*')" = '' ] || fail "-o $output leaves something behind"
done
[ ! -e - ] || fail '-o - makes a file called -'
"$command" workbook agreement.json position.json -o - >piped.xlsx || fail 'workbook -o - fails'
cmp piped.xlsx settlement.xlsx || fail 'workbook -o - writes something else'
"$command" fund agreement.json -o /dev/fd/7 7>redirected || fail '-o /dev/fd/7 fails'
cmp redirected out || fail '-o /dev/fd/7 writes something else'
expect_refusal 3 'cannot write /dev/fd/77' fund agreement.json -o /dev/fd/77
expect 0 fund agreement.json
cp out protected
chmod 400 protected
if [ ! -w protected ]; then
    expect_refusal 3 'cannot write protected' fund agreement.json -o protected
fi
ln -s kept/file link
chmod 640 kept/file
expect 0 fund agreement.json -o link
[ -L link ] || fail '-o replaces a symbolic link'
case $(ls -l kept/file) in
-rw-r-----*) ;;
*) fail '-o changes the mode of the file' ;;
esac
expect 0 fund agreement.json
cmp kept/file out || fail '-o through a symbolic link writes something else'

# Too many partners and services for a table of both.
list() {
    awk -v template="$1" 'BEGIN {
        for (i = 0; i < 2001; ++i) {
            line = template
            gsub(/N/, i, line)
            printf "%s%s", i ? "," : "", line
        }
    }'
}
year='"financial_year": "2015-16"'
cat >many-agreement.json <<END
{"format": "riskshare/agreement/1", "name": "Many", $year,
 "partners": [$(list '{"id": "pN", "name": "Partner", "kind": "nhs"}')],
 "services": [$(list '{"id": "sN", "name": "Service", "fund": "aligned",
    "contributions": {"p0": {"gross": "1"}}, "responsible": {"statutory": "p0"}}')],
 "risk_shares": []}
END
cat >many-position.json <<END
{"format": "riskshare/position/1", "agreement": "Many", $year, "month": 1, "basis": "forecast",
 "services": [$(list '{"id": "sN", "outturn": {"p0": {"gross": "1"}}}')]}
END
expect_refusal 1 '[too_many_figures]' settle many-agreement.json many-position.json --by-service
expect_refusal 1 '[too_many_figures]' report many-agreement.json many-position.json
expect_refusal 1 '[too_many_figures]' journals many-agreement.json many-position.json
# A sanitizer needs more memory than this to start.
if (ulimit -v 40000 && "$command" --version >out 2>&1); then
    (ulimit -v 40000 && "$command" settle many-agreement.json many-position.json >out 2>err)
    case $? in
    0) ;;
    1) grep -qF '[not_enough_memory]' err || fail "too little memory: says $(cat err)" ;;
    *) fail "too little memory: neither 0 nor 1: $(cat err)" ;;
    esac
fi

# Colour only on a terminal, and only if wanted.
is_coloured() {
    script -qec "$1 '$command' fund agreement.json $2" /dev/null </dev/null | grep -q '\[1m'
}
if command -v script >/dev/null && script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    is_coloured 'TERM=xterm' '' || fail 'no colour on a terminal'
    if is_coloured 'TERM=xterm' --no-colour; then fail 'colour in spite of --no-colour'; fi
    if is_coloured 'TERM=xterm' --no-color; then fail 'colour in spite of --no-color'; fi
    if is_coloured 'NO_COLOR=1' ''; then fail 'colour in spite of NO_COLOR'; fi
    is_coloured 'TERM=xterm NO_COLOR=' '' || fail 'no colour though NO_COLOR is empty'
    if is_coloured 'TERM=xterm' '-o coloured'; then fail 'colour with -o'; fi
    if grep -q '\[1m' coloured; then fail 'colour in a file'; fi
fi

[ "$failures" -eq 0 ] || exit 1
