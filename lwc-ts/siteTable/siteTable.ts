import { LightningElement, api } from 'lwc';
import emptyLabel from '@salesforce/label/c.Sites_None';
import eventsLabel from '@salesforce/label/c.Sites_Events';
import lastDayLabel from '@salesforce/label/c.Sites_Last_Day';
import objectLabel from '@salesforce/label/c.Overview_Object';
import siteLabel from '@salesforce/label/c.Pause_Site';
import successLabel from '@salesforce/label/c.Overview_Success';
import titleLabel from '@salesforce/label/c.Sites_Title';

interface Row extends Apex.SiteTotal {
  readonly key: string;
  readonly success: number | undefined;
}

/** What came from each ChargeOver site, object by object. */
export default class SiteTable extends LightningElement {
  @api sites: Apex.SiteTotal[] | undefined;

  readonly labels = {
    emptyLabel,
    eventsLabel,
    lastDayLabel,
    objectLabel,
    siteLabel,
    successLabel,
    titleLabel,
  };

  get rows(): Row[] {
    return (this.sites ?? []).map((row) => {
      const { total = 0, failed = 0 } = row;
      const success = total === 0 ? undefined : (total - failed) / total;
      return { ...row, key: `${row.site ?? ''} ${row.objectName ?? ''}`, success };
    });
  }
  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
}
