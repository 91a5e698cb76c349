import { LightningElement, api } from 'lwc';

interface Cell {
  readonly text: string;
  readonly url?: string;
  readonly isHeader?: boolean;
  readonly isNumber?: boolean;
  readonly isWhole?: boolean;
  readonly rows?: number;
  readonly columns?: number;
}
export interface Table {
  readonly head: readonly (readonly Cell[])[];
  readonly body: readonly { readonly kind: string; readonly cells: readonly Cell[] }[];
}

interface ShownCell extends Cell {
  readonly key: string;
  readonly scope: string;
  readonly className: string;
}
interface ShownRow {
  readonly key: string;
  readonly className: string;
  readonly cells: readonly ShownCell[];
}

/** A table as the host laid it out, cell by cell. */
export default class ReportTable extends LightningElement {
  @api table: Table | undefined;
  @api label = '';

  get head(): ShownRow[] {
    return (this.table?.head ?? []).map((cells, at) => ({
      key: `head ${at}`,
      className: '',
      cells: cells.map((cell, index) => shown(cell, index, 'col')),
    }));
  }
  get body(): ShownRow[] {
    return (this.table?.body ?? []).map(({ kind, cells }, at) => ({
      key: `row ${at}`,
      className: kind,
      cells: cells.map((cell, index) => shown(cell, index, 'row')),
    }));
  }
  get isEmpty(): boolean {
    return this.table?.body.every(({ kind }) => kind === 'total') ?? false;
  }
}

function shown(cell: Cell, index: number, along: 'col' | 'row'): ShownCell {
  const isGroup = along === 'col' ? (cell.columns ?? 1) > 1 : (cell.rows ?? 1) > 1;
  return {
    ...cell,
    key: `${index}`,
    scope: isGroup ? `${along}group` : along,
    className: `cell${cell.isNumber === true ? ' number' : ''}${cell.isWhole === true ? ' whole' : ''}`,
  };
}
