"use client";
// Who are our customers? Search, filters, order, columns, paging and bulk work over one table; the address holds it all.
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormat } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { useSelection } from "@/components/ui/use-selection";
import {
  type CustomerColumn,
  customerColumns,
  customerFilterParams,
  customerListParams,
  defaultColumns,
} from "@/lib/domain/customers/customer-list";
import { BulkBar } from "./bulk-bar";
import { ColumnMenu } from "./column-menu";
import { useCustomerColumns } from "./customer-columns";
import { FilterChips } from "./filter-chips";
import { FilterPanel, filterKeys } from "./filter-panel";
import type { ListActions, ListData } from "./list-data";
import { ListExits } from "./list-exits";
import { ListSearch } from "./list-search";
import { useCustomerCount, useCustomerPage } from "./use-customer-page";
import { useListAddress } from "./use-list-address";
import { ViewMenu } from "./view-menu";

const descendingFirst = new Set(["last", "spend", "updated"]);

export function CustomerList({ data, actions }: { data: ListData; actions: ListActions }) {
  const t = useTranslations("customers");
  const common = useTranslations("common");
  const format = useFormat();
  const address = useListAddress();
  const { params, href, go, stayInList } = address;
  const { page, waiting, failed, reload, turn } = useCustomerPage(params, data.page);
  const { count, counting, countExactly } = useCustomerCount(params, turn);
  const keys = useMemo(() => page.rows.map((row) => row.id), [page]);
  const selection = useSelection(keys);
  const [everyone, setEveryone] = useState(false);

  const contact = (column: CustomerColumn) => column === "phone" || column === "email";
  const offered = customerColumns.filter((column) => data.may.contact || !contact(column));
  const chosen = (customerListParams.shape.cols.safeParse(params.cols).data ?? defaultColumns).filter((column) =>
    offered.includes(column),
  );
  const columns = useCustomerColumns(chosen, data.currency);
  const sort = params.sort ?? "name";
  const active = filterKeys.filter((name) => params[name] !== undefined).length;
  const filtered = active > 0 || params.q !== undefined;
  const filter = useMemo(() => {
    const { sort: _, cols: __, after: ___, before: ____, ...rest } = params;
    return rest as Record<string, never>;
  }, [params]);
  const mayBulk = data.may.tag || data.may.assign || data.may.archive;
  const showsBulk = mayBulk && (everyone || selection.selected.size > 0);

  function clear() {
    setEveryone(false);
    selection.clear();
  }
  const countText = count
    ? count.exact
      ? t("count.exact", { count: count.count })
      : t("count.atLeast", { count: format.num(10_000) })
    : null;
  return (
    <div onClickCapture={stayInList} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <ListSearch value={params.q ?? ""} onSearch={(q) => go({ q }, params.q === undefined ? "push" : "replace")} />
        <FilterPanel address={address} data={data} active={active} />
        <ViewMenu address={address} views={data.views} actions={actions} />
        <div className="ml-auto flex items-center gap-2">
          <ColumnMenu address={address} chosen={chosen} offered={offered} />
          <ListExits address={address} data={data} filter={customerFilterParams.safeParse(filter).data ?? {}} />
        </div>
      </div>
      <FilterChips address={address} data={data} />
      <p className="flex min-h-6 items-center gap-2 text-sm text-ink-soft tabular-nums" aria-live="polite">
        {countText}
        {count && !count.exact && (
          <Button size="sm" variant="quiet" pending={counting} onClick={() => void countExactly()}>
            {t("count.exactly")}
          </Button>
        )}
      </p>
      {failed && (
        <p role="alert" className="flex flex-wrap items-center gap-3 rounded-md bg-bad-soft px-3 py-2 text-bad">
          {t("failed")}
          <Button size="sm" onClick={reload}>
            {common("action.retry")}
          </Button>
        </p>
      )}
      <div aria-busy={waiting} className={waiting ? "opacity-60 transition-opacity delay-100" : undefined}>
        <Card flush>
          <Table
            caption={t("title")}
            columns={columns}
            rows={page.rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            rowHref={(row) => `/customers/${row.id}`}
            wide
            selection={mayBulk ? selection : undefined}
            sort={{
              key: sort.replace("-", ""),
              direction: sort.startsWith("-") ? "desc" : "asc",
              href: (key, direction) => {
                const descending = key === sort.replace("-", "") ? direction === "desc" : descendingFirst.has(key);
                return href({ sort: descending ? `-${key}` : key === "name" ? null : key });
              },
            }}
            empty={
              filtered ? (
                <EmptyState
                  icon={<Users />}
                  title={t("empty.noMatch")}
                  actions={<LinkButton href={address.path}>{common("action.clearFilters")}</LinkButton>}
                >
                  {t("empty.noMatchHint")}
                </EmptyState>
              ) : (
                <EmptyState
                  icon={<Users />}
                  title={t("empty.none")}
                  actions={
                    <>
                      {data.may.write && (
                        <LinkButton href="/customers/new" variant="primary">
                          {t("new.action")}
                        </LinkButton>
                      )}
                      {data.may.import && <LinkButton href="/imports/new">{common("action.import")}</LinkButton>}
                    </>
                  }
                >
                  {t("empty.noneHint")}
                </EmptyState>
              )
            }
          />
        </Card>
        <Pagination
          previousHref={page.previous === null ? null : href({ before: page.previous, after: null })}
          nextHref={page.next === null ? null : href({ after: page.next, before: null })}
          shown={page.rows.length}
          total={count?.exact ? count.count : null}
        />
      </div>
      {showsBulk && (
        <BulkBar
          data={data}
          actions={actions}
          target={everyone ? { filter } : { ids: [...selection.selected] }}
          count={everyone ? (count?.exact ? count.count : null) : selection.selected.size}
          everyone={everyone}
          onEveryone={!everyone && (page.next || page.previous) ? () => setEveryone(true) : undefined}
          onClear={clear}
          onChanged={() => {
            clear();
            reload();
          }}
        />
      )}
    </div>
  );
}
