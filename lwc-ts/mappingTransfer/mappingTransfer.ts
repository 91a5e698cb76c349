import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { readMapping, writeMapping } from 'c/mappingFile';
import exportLabel from '@salesforce/label/c.Mapping_Export';
import importLabel from '@salesforce/label/c.Mapping_Import';
import introLabel from '@salesforce/label/c.Mapping_File_Intro';
import readLabel from '@salesforce/label/c.Mapping_File_Read';

/** A mapping as a file, out and in. An `imported` event carries the draft that a file makes; nothing is saved by it. */
export default class MappingTransfer extends LightningElement {
  @api draft: Apex.MappingDraft = {};
  @api readOnly = false;
  problem: string | undefined;

  readonly labels = { exportLabel, importLabel, introLabel };

  /** The file is made by the browser: nothing leaves the page. */
  get url(): string {
    return `data:application/json;charset=utf-8,${encodeURIComponent(writeMapping(this.draft))}`;
  }
  get fileName(): string {
    return `${this.draft.name ?? ''}.json`;
  }

  async read(event: CustomEvent<{ files: ArrayLike<File> }>): Promise<void> {
    const file = event.detail.files[0];
    if (file === undefined) return;
    const read = readMapping(await file.text(), this.draft);
    if ('problem' in read) {
      this.problem = read.problem;
      return;
    }
    this.problem = undefined;
    this.dispatchEvent(new CustomEvent('imported', { detail: read.draft }));
    this.dispatchEvent(new ShowToastEvent({ title: readLabel, variant: 'info' }));
  }
}
